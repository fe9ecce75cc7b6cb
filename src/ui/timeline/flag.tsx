import type { SliceReadiness } from "../../map/types.ts";
import { formatSlice } from "../format.ts";
import { messages } from "../messages.ts";
import type { ClearnessOf } from "../area/clearness.ts";
import { clearnessWords } from "../area/clearness-words.ts";
import type { Slice } from "../../timeline/types.ts";
import style from "./track.module.css";
import type { TrackScale } from "./track-scale.ts";

interface FlagProps {
  readonly slices: readonly Slice[];
  readonly scale: TrackScale;
  readonly width: number;
  readonly readiness: ReadonlyMap<string, SliceReadiness>;
  readonly hovered: number;
  readonly clearnessOf: ClearnessOf;
  readonly isWithin: boolean;
}

/** Room that a flag takes to either side, CSS pixels: it stays inside the track. */
const HALF = 84;

/** Date and clear share of the bar under the pointer. */
export function Flag({ slices, scale, width, readiness, hovered, clearnessOf, isWithin }: FlagProps) {
  const slice = slices[hovered];
  if (!slice) return null;
  const clearness = clearnessOf(slice);
  const state = readiness.get(slice.id);
  const hasNothing = state === "empty" || state === "masked";
  const centre = scale.centres[hovered] ?? 0;
  const left = Math.max(HALF, Math.min(width - HALF, centre));
  return (
    <div className={style.flag} style={{ left }} aria-hidden>
      <strong>{formatSlice(slice)}</strong>
      {clearness && <span>{clearnessWords(clearness, isWithin)}</span>}
      {hasNothing && <span>{messages.timeline.states[state]}</span>}
    </div>
  );
}
