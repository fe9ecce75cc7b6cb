import { requiredContext } from "../../required-context.ts";

export type ValueRange = readonly [low: number, high: number];

/** Values that stand out on the map. Apart from the view: links and the back button know nothing of it. */
export interface Highlight {
  /** Ends included; null where all values are drawn alike. */
  readonly range: ValueRange | null;
  readonly setRange: (range: ValueRange | null) => void;
}

export const [HighlightContextProvider, useHighlight] = requiredContext<Highlight>("useHighlight");
