import type { Hover } from "../hover.ts";
import type { Dot } from "./dots.ts";

function isOnLine({ place, axis }: Dot, hover: Hover | null): boolean {
  return place.id === hover?.place && axis === (hover.axis ?? "left");
}

/** The dot that the focus is on, by its line and slice. */
export function dotAt(dots: readonly Dot[], hover: Hover | null): Dot | undefined {
  return dots.find((dot) => isOnLine(dot, hover) && dot.row.slice === hover?.slice);
}

/** The dots of the line that the focus is on, else of the first. */
export function dotsOfFocus(dots: readonly Dot[], hover: Hover | null): readonly Dot[] {
  const own = dots.filter((dot) => isOnLine(dot, hover));
  const [first] = dots;
  return own.length > 0 || !first ? own : dots.filter((dot) => lineOf(dot) === lineOf(first));
}

/** The dot of the next line, on the same date or the one nearest to it. */
export function lineDot(dots: readonly Dot[], from: Dot | undefined, by: -1 | 1): Dot | undefined {
  const lines = [...new Set(dots.map(lineOf))];
  const index = from ? lines.indexOf(lineOf(from)) : -1;
  const next = lines[(index + by + lines.length) % lines.length];
  const day = from?.day ?? 0;
  return dots
    .filter((dot) => lineOf(dot) === next)
    .toSorted((a, b) => Math.abs(a.day - day) - Math.abs(b.day - day))[0];
}

function lineOf({ place, axis }: Dot): string {
  return `${axis} ${place.id}`;
}
