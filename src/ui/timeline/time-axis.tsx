import { useMemo } from "react";
import { timeTicks } from "../../timeline/ticks.ts";
import { formatTick } from "../format.ts";
import { useResults } from "../search/results.ts";
import style from "./track.module.css";
import type { TrackScale } from "./track-scale.ts";

/** Room that a label needs, CSS pixels. */
const LABEL = 44;

interface TimeAxisProps {
  readonly scale: TrackScale;
  readonly width: number;
  /** Milliseconds that the track shows beyond the slices. */
  readonly span: readonly [from: number, to: number] | undefined;
}

/** Hours, days, months, quarters or years under the bars, as dense as there is room for. */
export function TimeAxis({ scale, width, span }: TimeAxisProps) {
  const { slices } = useResults();
  const ticks = useMemo(() => {
    const [before, after] = (span ?? []).map(momentAt);
    const shown = [...(before ? [before] : []), ...slices, ...(after ? [after] : [])];
    return timeTicks(shown, Math.max(1, Math.floor(width / LABEL)));
  }, [slices, width, span]);
  return (
    <div className={style.months} aria-hidden>
      {ticks
        .filter(({ time }) => scale.place(time) < width - LABEL / 2)
        .map((tick) => (
          <span key={tick.time} style={{ left: scale.place(tick.time) }} data-year={tick.kind === "year"}>
            {formatTick(tick)}
          </span>
        ))}
    </div>
  );
}

function momentAt(time: number): { readonly day: string; readonly datetime: string } {
  const datetime = new Date(time).toISOString();
  return { day: datetime.slice(0, 10), datetime };
}
