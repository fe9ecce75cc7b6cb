import { requiredContext } from "../required-context.ts";

/** The layer's values have the left axis, the second quantity has the right one. */
export type ChartAxis = "left" | "right";

/** A date of a place under the pointer or the keyboard's focus; without a slice, the place alone. */
export interface Hover {
  readonly place: string;
  readonly slice: string | null;
  /** Left unless given. */
  readonly axis?: ChartAxis;
}

/** Apart from what is measured: it changes with every move of the pointer. */
export interface HoverState {
  readonly hover: Hover | null;
  readonly setHover: (hover: Hover | null) => void;
}

export const [HoverProvider, useHover] = requiredContext<HoverState>("useHover");
