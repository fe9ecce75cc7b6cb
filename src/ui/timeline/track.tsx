import { type PointerEvent, useMemo, useRef, useState } from "react";
import type { Slice } from "../../timeline/types.ts";
import { formatLongSlice } from "../format.ts";
import { useClearness } from "../area/clearness.ts";
import { clearnessWords } from "../area/clearness-words.ts";
import { useMyArea } from "../hooks/use-my-area.ts";
import { usePhone } from "../hooks/use-media.ts";
import { useWidth } from "../hooks/use-width.ts";
import { useHover } from "../measure/hover.ts";
import { messages } from "../messages.ts";
import { useTimeline } from "./timeline-steps.ts";
import { Bars } from "./bars.tsx";
import { Density } from "./density.tsx";
import { Flag } from "./flag.tsx";
import { TimeAxis } from "./time-axis.tsx";
import { useReadiness } from "./readiness.tsx";
import style from "./track.module.css";
import { useDateDensity } from "./use-date-density.ts";
import { nearestIndex, trackScale } from "./track-scale.ts";
import type { Playback } from "./use-playback.ts";

const text = messages.timeline;

/**
 * All acquisitions on one line of time. Over the drawing lies an invisible range field: keyboards and
 * screen readers move through it as through any other, pointers scrub by the place of the bars.
 */
export function Track({ playback }: { readonly playback: Playback }) {
  const { slices, slice, index } = useTimeline();
  const readiness = useReadiness((all) => all);
  const clearnessOf = useClearness();
  const isWithin = useMyArea() !== null;
  const [element, width] = useWidth<HTMLDivElement>();
  const [pointed, setHovered] = useState(-1);
  // A dot of a chart is pointed at: its date is this one.
  const { hover } = useHover();
  const hovered = pointed < 0 && hover?.slice ? slices.findIndex(({ id }) => id === hover.slice) : pointed;
  const scrubbing = useRef(false);
  const margin = usePhone() ? 12 : 20;
  const density = useDateDensity();
  const scale = useMemo(
    () =>
      trackScale(
        slices.map((each) => Date.parse(each.datetime)),
        width,
        margin,
        density?.span,
      ),
    [slices, width, margin, density],
  );

  const ready = slices.filter(({ id }) =>
    ["ready", "empty", "masked"].includes(readiness.get(id) ?? ""),
  ).length;

  const clearness = slice && clearnessOf(slice);
  const said = clearness ? clearnessWords(clearness, isWithin) : undefined;

  const under = (event: PointerEvent) =>
    nearestIndex(scale.centres, event.clientX - event.currentTarget.getBoundingClientRect().left);
  const scrub = (event: PointerEvent) => {
    const target = under(event);
    if (target >= 0 && target !== index) playback.goTo(target);
  };

  return (
    <div ref={element} className={style.track}>
      {width > 0 && (
        <>
          <p className={style.key}>
            {text.ready(ready, slices.length)} · {keyOf(density !== undefined, isWithin)}
          </p>
          <TimeAxis scale={scale} width={width} span={density?.span} />
          {density && <Density counts={density.counts} scale={scale} />}
          <Bars
            slices={slices}
            scale={scale}
            readiness={readiness}
            selected={index}
            hovered={hovered}
            clearnessOf={clearnessOf}
            isWithin={isWithin}
          />
          <Flag
            slices={slices}
            scale={scale}
            width={width}
            readiness={readiness}
            hovered={hovered}
            clearnessOf={clearnessOf}
            isWithin={isWithin}
          />
        </>
      )}
      <input
        type="range"
        className={style.field}
        min={0}
        max={Math.max(0, slices.length - 1)}
        step={1}
        value={Math.max(0, index)}
        aria-label={text.slider}
        aria-valuetext={
          slice ? describe(slice, index, slices.length, readiness.get(slice.id), said) : text.empty
        }
        onChange={(event) => {
          // The field would place its own thumb evenly; the bars stand at their true time.
          if (!scrubbing.current) playback.goTo(Number(event.currentTarget.value));
        }}
        onKeyDown={(event) => {
          if (event.key !== " ") return;
          event.preventDefault();
          playback.toggle();
        }}
        onPointerDown={(event) => {
          scrubbing.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          scrub(event);
        }}
        onPointerMove={(event) => {
          setHovered(event.pointerType === "mouse" ? under(event) : -1);
          if (scrubbing.current) scrub(event);
        }}
        onPointerUp={() => {
          // After the change event that letting go of a range field fires.
          setTimeout(() => (scrubbing.current = false));
        }}
        onPointerCancel={() => (scrubbing.current = false)}
        onPointerLeave={() => setHovered(-1)}
      />
    </div>
  );
}

/** What the height of the bars means. */
function keyOf(hasDensity: boolean, isWithin: boolean): string {
  if (hasDensity) return text.density;
  return isWithin ? messages.area.key : text.key;
}

function describe(
  slice: Slice,
  index: number,
  count: number,
  state: keyof typeof text.states = "idle",
  clear: string | undefined,
): string {
  const parts = [formatLongSlice(slice), text.position(index, count)];
  if (clear !== undefined) parts.push(clear);
  parts.push(text.states[state]);
  return parts.join(", ");
}
