import { useMemo } from "react";
import { timeTicks } from "../../timeline/ticks.ts";
import { formatMonth } from "../format.ts";
import { useTimeline } from "./timeline-steps.ts";
import style from "./track.module.css";
import type { TrackScale } from "./track-scale.ts";

/** Room that a label needs, CSS pixels. */
const LABEL = 44;

/** Months, quarters or years under the bars, as dense as there is room for. */
export function Months({ scale, width }: { readonly scale: TrackScale; readonly width: number }) {
  const { slices } = useTimeline();
  const ticks = useMemo(() => timeTicks(slices, Math.max(1, Math.floor(width / LABEL))), [slices, width]);
  return (
    <div className={style.months} aria-hidden>
      {ticks
        .filter(({ day }) => scale.place(Date.parse(day)) < width - LABEL / 2)
        .map(({ day, kind }) => (
          <span key={day} style={{ left: scale.place(Date.parse(day)) }} data-year={kind === "year"}>
            {kind === "year" ? day.slice(0, 4) : formatMonth(day)}
          </span>
        ))}
    </div>
  );
}
