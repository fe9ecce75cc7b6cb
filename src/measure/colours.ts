/**
 * Colours that can be told apart with any kind of colour vision, on light and on dark ground.
 * Source: Okabe and Ito, Color Universal Design (2008), https://jfly.uni-koeln.de/color/; without black, and with
 * the yellow of Paul Tol's "bright" scheme, which has more contrast on white.
 */
export const PLACE_COLOURS: readonly string[] = [
  "#0072b2",
  "#d55e00",
  "#009e73",
  "#cc79a7",
  "#e69f00",
  "#56b4e9",
  "#ccbb44",
];

/** The colour that the fewest places have, the first of these. */
export function nextColour(used: readonly string[]): string {
  const counts = new Map(PLACE_COLOURS.map((colour) => [colour, 0]));
  for (const colour of used) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const known = PLACE_COLOURS.map((colour) => ({ colour, count: counts.get(colour) ?? 0 }));
  const least = Math.min(...known.map(({ count }) => count));
  return known.find(({ count }) => count === least)?.colour ?? "#0072b2";
}

export function isColour(text: string): boolean {
  return /^#[\da-f]{6}$/i.test(text);
}
