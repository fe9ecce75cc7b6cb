import type { Hover } from "../hover.ts";
import type { Dot } from "./dots.ts";

/** The dot that the focus is on, by its place and slice. */
export function dotAt(dots: readonly Dot[], hover: Hover | null): Dot | undefined {
  return dots.find(({ place, row }) => place.id === hover?.place && row.slice === hover.slice);
}

/** The dots of the place that the focus is on, else of the first. */
export function dotsOfFocus(dots: readonly Dot[], hover: Hover | null): readonly Dot[] {
  const own = dots.filter(({ place }) => place.id === hover?.place);
  return own.length > 0 ? own : dots.filter(({ place }) => place.id === dots[0]?.place.id);
}

/** The dot of the next place, on the same date or the one nearest to it. */
export function lineDot(dots: readonly Dot[], from: Dot | undefined, by: -1 | 1): Dot | undefined {
  const places = [...new Set(dots.map(({ place }) => place.id))];
  const index = places.indexOf(from?.place.id ?? "");
  const next = places[(index + by + places.length) % places.length];
  const day = from?.day ?? 0;
  return dots
    .filter(({ place }) => place.id === next)
    .toSorted((a, b) => Math.abs(a.day - day) - Math.abs(b.day - day))[0];
}
