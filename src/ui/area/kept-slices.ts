import { sliceName } from "../../timeline/slice-name.ts";
import type { Slice } from "../../timeline/types.ts";
import type { StepFilter } from "../../view/types.ts";
import type { ClearShares } from "../../worker/jobs.ts";

/** Slices by which a filter is judged. */
export interface Steps {
  /** Those that are clear enough, excluded or not. */
  readonly clearEnough: readonly Slice[];
  /** Those that are shown: clear enough, and not excluded. */
  readonly kept: readonly Slice[];
}

/**
 * What a filter leaves. A date whose clear share is not known stays: the catalogue's number is of other ground.
 * The same list where nothing is left out.
 * @param all in order of time
 * @param shares by the slice's id; null where no area is searched, and then a least share means nothing
 */
export function keptSlices(
  all: readonly Slice[],
  { excluded, minimumClear }: StepFilter,
  shares: ReadonlyMap<string, ClearShares> | null,
): Steps {
  const clearEnough =
    minimumClear === null || shares === null
      ? all
      : all.filter(({ id }) => {
          const clear = shares.get(id)?.step.clear;
          return clear === undefined || clear * 100 >= minimumClear;
        });
  const names = new Set(excluded);
  return {
    clearEnough,
    kept: names.size === 0 ? clearEnough : clearEnough.filter((slice) => !names.has(sliceName(slice))),
  };
}
