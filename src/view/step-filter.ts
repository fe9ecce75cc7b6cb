import type { Parameters } from "./parameters.ts";
import { BrokenParameter } from "./parameters.ts";
import type { StepFilter, View } from "./types.ts";
import { dayOrMinute, number } from "./values.ts";

/** A link with more is cut off by some programs it is sent with. */
export const MOST_EXCLUDED = 300;

export const NO_STEP_FILTER: StepFilter = { excluded: [], minimumClear: null };

/** The filter in another collection, whose dates are others. */
export function withoutExcluded({ stepFilter }: Pick<View, "stepFilter">): StepFilter {
  return { ...stepFilter, excluded: [] };
}

export function stepFilterParameters({ excluded, minimumClear }: StepFilter): [string, string][] {
  return [
    ...(minimumClear === null ? [] : [["clear", String(minimumClear)] satisfies [string, string]]),
    ...(excluded.length === 0 ? [] : [["without", excluded.join(",")] satisfies [string, string]]),
  ];
}

export function readStepFilter(parameters: Parameters): StepFilter {
  const { excluded, minimumClear } = NO_STEP_FILTER;
  return {
    minimumClear: parameters.take("clear", (text): number | null => number(text, 0, 100), minimumClear),
    excluded: parameters.take("without", readNames, excluded),
  };
}

function readNames(text: string): readonly string[] {
  const names = [...new Set(text.split(",").map(dayOrMinute))];
  if (names.length > MOST_EXCLUDED) throw new BrokenParameter(`names more than ${MOST_EXCLUDED} dates`);
  return names;
}
