import { memo } from "react";
import type { SliceReadiness } from "../../map/types.ts";
import type { ClearnessOf } from "../area/clearness.ts";
import { barIndices } from "./bar-indices.ts";
import type { Slice } from "../../timeline/types.ts";
import style from "./track.module.css";
import type { TrackScale } from "./track-scale.ts";

interface BarsProps {
  readonly slices: readonly Slice[];
  readonly scale: TrackScale;
  readonly readiness: ReadonlyMap<string, SliceReadiness>;
  readonly selected: number;
  readonly hovered: number;
  readonly clearnessOf: ClearnessOf;
  /** An outline is searched: what the catalogue says of whole tiles is paler. */
  readonly isWithin: boolean;
}

/** Height of a bar whose clear share is not known: half, and paler, so that it is not read as a value. */
const UNKNOWN = 50;
/** A date without any clear pixel still exists, and stays visible. */
const LEAST = 6;

/** One bar per date: its height is the clear share, the line below says whether it is ready. */
export const Bars = memo(function Bars({
  slices,
  scale,
  readiness,
  selected,
  hovered,
  clearnessOf,
  isWithin,
}: BarsProps) {
  return (
    <div className={style.bars} aria-hidden>
      {barIndices(slices, scale, selected, hovered, clearnessOf).map((index) => {
        const slice = slices[index];
        if (!slice) return null;
        const clearness = clearnessOf(slice);
        return (
          <div
            key={slice.id}
            className={style.acquisition}
            data-selected={index === selected}
            data-hovered={index === hovered}
            data-state={readiness.get(slice.id) ?? "idle"}
            data-unknown={clearness === undefined || (isWithin && clearness.of === "tiles")}
            style={{ left: scale.centres[index], width: scale.barWidth }}
          >
            <div
              className={style.bar}
              style={{ height: `${Math.max(LEAST, clearness?.percent ?? UNKNOWN)}%` }}
            />
            <div className={style.ready} />
          </div>
        );
      })}
    </div>
  );
});
