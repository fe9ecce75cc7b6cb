import { memo } from "react";
import type { DateCount } from "../../catalogue/types.ts";
import style from "./track.module.css";
import type { TrackScale } from "./track-scale.ts";

interface DensityProps {
  readonly counts: readonly DateCount[];
  readonly scale: TrackScale;
}

/** How many scenes the catalogue has through time: by the length of the period, because months differ. */
export const Density = memo(function Density({ counts, scale }: DensityProps) {
  const rate = ({ from, to, count }: DateCount) => count / Math.max(1, to - from);
  const highest = counts.reduce((most, one) => Math.max(most, rate(one)), 0);
  if (highest === 0) return null;
  return (
    <div className={style.density} aria-hidden>
      {counts.map((period) => {
        const left = scale.place(period.from);
        const height = `${(100 * rate(period)) / highest}%`;
        return <div key={period.from} style={{ left, width: scale.place(period.to) - left, height }} />;
      })}
    </div>
  );
});
