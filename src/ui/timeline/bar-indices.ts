import type { Slice } from "../../timeline/types.ts";
import type { ClearnessOf } from "../area/clearness.ts";
import type { TrackScale } from "./track-scale.ts";

/** CSS pixels: bars that stand closer cannot be told apart. */
const CLOSEST = 1.5;

/**
 * Which slices get a bar: all of them while there is room, else one per place of the track, of which the clearest is
 * seen. So thousands of dates cost no more of the page than its width. What is selected or pointed at is always among
 * them.
 * @returns indices, ascending
 */
export function barIndices(
  slices: readonly Slice[],
  { centres }: Pick<TrackScale, "centres">,
  selected: number,
  hovered: number,
  clearnessOf: ClearnessOf,
): readonly number[] {
  // Below any clear share where it is not known.
  const clear = (slice: Slice | undefined): number => (slice && clearnessOf(slice)?.percent) ?? -1;
  const kept: number[] = [];
  let place = Number.NEGATIVE_INFINITY;
  for (const [index, slice] of slices.entries()) {
    const last = kept.at(-1);
    const centre = centres[index] ?? 0;
    if (last === undefined || centre - place >= CLOSEST - 1e-6) {
      kept.push(index);
      place = centre;
    } else if (index === selected || index === hovered) {
      kept.push(index);
    } else if (last !== selected && last !== hovered && clear(slice) > clear(slices[last])) {
      kept[kept.length - 1] = index;
    }
  }
  return kept;
}
