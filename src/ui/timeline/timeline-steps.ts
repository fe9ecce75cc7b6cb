import type { Slice } from "../../timeline/types.ts";
import type { CompositeSteps } from "../composite/use-composite.ts";
import { requiredContext } from "../required-context.ts";

/** The slices of the results and where on them the first pane is. */
export interface TimelineSteps {
  /** In order of time. */
  readonly slices: readonly Slice[];
  /** The slice that is asked for; null for a composite, and until there is one. */
  readonly slice: Slice | null;
  /** Its place in `slices`; −1 when there is none. */
  readonly index: number;
  /** The slice on the map: it stays until the one asked for is complete. */
  readonly shown: Slice | null;
  /** Of the first pane; null where it shows a date. */
  readonly composite: CompositeSteps | null;
}

export const [TimelineContextProvider, useTimeline] = requiredContext<TimelineSteps>("useTimeline");
