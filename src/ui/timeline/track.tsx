import { type PointerEvent, useMemo, useState } from "react";
import { formatLongDay, formatPercent } from "../format.ts";
import { usePhone } from "../hooks/use-media.ts";
import { useWidth } from "../hooks/use-width.ts";
import { messages } from "../messages.ts";
import { useSeason } from "../season.ts";
import type { Slice } from "../../timeline/types.ts";
import { clearShare } from "./clear-share.ts";
import { Bars } from "./bars.tsx";
import { Flag } from "./flag.tsx";
import { Months } from "./months.tsx";
import style from "./track.module.css";
import { nearestIndex, trackScale } from "./track-scale.ts";
import type { Playback } from "./use-playback.ts";

const text = messages.timeline;
const LEAP = 10;

/** All acquisitions on one line of time; a slider for keyboards and screen readers, scrubbed by pointers. */
export function Track({ playback }: { readonly playback: Playback }) {
  const { slices, slice, index, readiness } = useSeason();
  const [element, width] = useWidth<HTMLDivElement>();
  const [hovered, setHovered] = useState(-1);
  const margin = usePhone() ? 12 : 20;
  const scale = useMemo(
    () =>
      trackScale(
        slices.map((each) => Date.parse(each.datetime)),
        width,
        margin,
      ),
    [slices, width, margin],
  );

  const under = (event: PointerEvent) =>
    nearestIndex(scale.centres, event.clientX - event.currentTarget.getBoundingClientRect().left);
  const scrub = (event: PointerEvent) => {
    const target = under(event);
    if (target >= 0 && target !== index) playback.goTo(target);
  };

  return (
    <div
      ref={element}
      className={style.track}
      role="slider"
      tabIndex={0}
      aria-label={text.slider}
      aria-valuemin={1}
      aria-valuemax={slices.length}
      aria-valuenow={index + 1}
      aria-valuetext={slice ? describe(slice, index, slices.length, readiness.get(slice.id)) : text.empty}
      onKeyDown={(event) => {
        if (event.key === " ") {
          event.preventDefault();
          playback.toggle();
          return;
        }
        const target = keyTarget(event.key, index, slices.length);
        if (target === null) return;
        event.preventDefault();
        playback.goTo(target);
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        scrub(event);
      }}
      onPointerMove={(event) => {
        setHovered(event.pointerType === "mouse" ? under(event) : -1);
        if (event.currentTarget.hasPointerCapture(event.pointerId)) scrub(event);
      }}
      onPointerLeave={() => setHovered(-1)}
    >
      {width > 0 && (
        <>
          <Months scale={scale} width={width} />
          <Bars slices={slices} scale={scale} readiness={readiness} selected={index} hovered={hovered} />
          <Flag slices={slices} scale={scale} width={width} hovered={hovered} />
        </>
      )}
    </div>
  );
}

function keyTarget(key: string, index: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -LEAP,
    PageUp: LEAP,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  return step === undefined ? null : Math.max(0, Math.min(count - 1, index + step));
}

function describe(
  slice: Slice,
  index: number,
  count: number,
  state: keyof typeof text.states = "idle",
): string {
  const clear = clearShare(slice);
  const parts = [formatLongDay(slice.id), text.position(index, count)];
  if (clear !== undefined) parts.push(`${formatPercent(clear)} clear`);
  parts.push(text.states[state]);
  return parts.join(", ");
}
