import { useMemo } from "react";
import { timeTicks } from "../../timeline/ticks.ts";
import { formatTick } from "../format.ts";
import { useResults } from "../search/results.ts";
import style from "./track.module.css";
import type { TrackScale } from "./track-scale.ts";

/** Room that a label needs, CSS pixels. */
const LABEL = 44;

/** Hours, days, months, quarters or years under the bars, as dense as there is room for. */
export function TimeAxis({ scale, width }: { readonly scale: TrackScale; readonly width: number }) {
  const { slices } = useResults();
  const ticks = useMemo(() => timeTicks(slices, Math.max(1, Math.floor(width / LABEL))), [slices, width]);
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
