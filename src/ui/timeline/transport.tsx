import { ChevronLeft, ChevronRight, Pause, Play, Repeat } from "lucide-react";
import { memo } from "react";
import { Group } from "react-aria-components/Group";
import type { CompositeSteps } from "../composite/use-composite.ts";
import { Button, IconButton } from "../controls/button.tsx";
import { useClearness } from "../area/clearness.ts";
import { clearnessWords } from "../area/clearness-words.ts";
import { useMyArea } from "../hooks/use-my-area.ts";
import { formatSlice } from "../format.ts";
import type { Slice } from "../../timeline/types.ts";
import { messages } from "../messages.ts";
import { useResults } from "../search/results.ts";
import { useTimeline } from "./timeline-steps.ts";
import { useReadiness } from "./readiness.tsx";
import style from "./timeline.module.css";
import type { Playback } from "./use-playback.ts";

const text = messages.timeline;
const words = messages.composite;

/** Date, play, step, speed, repeat. */
export function Transport({ playback }: { readonly playback: Playback }) {
  const { slices } = useResults();
  const { playing, speed, loop, step, toggle, faster, toggleLoop } = playback;
  return (
    <div className={style.transport}>
      <CurrentDate playback={playback} />
      <Controls {...{ playing, speed, loop, step, toggle, faster, toggleLoop }} count={slices.length} />
    </div>
  );
}

type ControlsProps = Pick<
  Playback,
  "playing" | "speed" | "loop" | "step" | "toggle" | "faster" | "toggleLoop"
> & { readonly count: number };

/** They stay as they are while dates are played. */
const Controls = memo(function Controls({ playing, speed, loop, count, ...on }: ControlsProps) {
  const none = count === 0;
  return (
    <Group className={style.controls ?? ""} aria-label={text.controls}>
      <IconButton label={text.previous} onPress={() => on.step(-1)} isDisabled={none}>
        <ChevronLeft size={18} aria-hidden />
      </IconButton>
      <IconButton
        label={playing ? text.pause : text.play}
        tone="primary"
        onPress={on.toggle}
        isDisabled={count < 2}
      >
        {playing ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
      </IconButton>
      <IconButton label={text.next} onPress={() => on.step(1)} isDisabled={none}>
        <ChevronRight size={18} aria-hidden />
      </IconButton>
      <Button tone="quiet" onPress={on.faster} aria-label={text.speedOf(speed)}>
        {text.perSecond(speed)}
      </Button>
      <IconButton label={text.loop} aria-pressed={loop} onPress={on.toggleLoop}>
        <Repeat size={16} aria-hidden />
      </IconButton>
    </Group>
  );
});

/** The date on the map, not the one asked for: readers must be able to trust it. */
function CurrentDate({ playback }: { readonly playback: Playback }) {
  const { slice, shown, composite } = useTimeline();
  const failed = useReadiness((readiness) => slice !== null && readiness.get(slice.id) === "failed");
  const current = shown ?? slice;
  const clearnessOf = useClearness();
  const isWithin = useMyArea() !== null;
  const clearness = current ? clearnessOf(current) : undefined;
  if (composite) return <CurrentComposite composite={composite} />;
  return (
    <div className={style.current}>
      <p className={style.date}>{current ? formatSlice(current) : messages.none}</p>
      <p className={style.about} data-failed={failed}>
        {failed
          ? text.failed
          : playback.waiting && slice
            ? text.waitingFor(formatSlice(slice))
            : describe(current, clearness && clearnessWords(clearness, isWithin))}
      </p>
    </div>
  );
}

/** How many dates are in the picture on the map, and a way to leave it at these. */
function CurrentComposite({
  composite: { asked, shown, settled, stop },
}: {
  readonly composite: CompositeSteps;
}) {
  const { method, of } = (shown ?? asked).reduces ?? { method: "first", of: 0 };
  const done = shown?.reduces?.steps.length ?? 0;
  return (
    <div className={style.current}>
      <p className={style.date}>{words.methods[method]}</p>
      <p className={style.about}>
        {settled ? words.dates(done, of) : words.reading(done, of)}
        {!settled && (
          <Button tone="quiet" onPress={stop}>
            {words.stop}
          </Button>
        )}
      </p>
    </div>
  );
}

function describe(slice: Slice | null, clear: string | undefined): string {
  if (!slice) return "";
  const tiles = messages.scene.tiles(slice.scenes.length);
  return clear === undefined ? tiles : `${tiles} · ${clear}`;
}
