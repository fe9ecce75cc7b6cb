import { useState } from "react";

type Range = readonly [low: number, high: number];

/** Room beyond the ends, as a share of the distance between them. */
const ROOM = 0.25;

/**
 * What the legend's line runs from and to: a little more than the range it shows, so that the ends can be
 * pulled outwards. It stands still while an end is held, or the end would run away from the pointer.
 */
export function useSpan(rescale: Range): { readonly span: Range; readonly hold: (held: boolean) => void } {
  const [held, setHeld] = useState<Range | null>(null);
  const around = spanAround(rescale);
  return {
    span: held ?? around,
    hold: (hold) => setHeld((current) => (hold ? (current ?? around) : null)),
  };
}

function spanAround([low, high]: Range): Range {
  const width = high > low ? high - low : Math.max(Math.abs(low), 1);
  return [low - ROOM * width, low + (1 + ROOM) * width];
}
