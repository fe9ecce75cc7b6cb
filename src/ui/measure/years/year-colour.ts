/** Greys for the years before the latest one: the further back, the fainter. */
const SHADES = ["var(--year-1)", "var(--year-2)", "var(--year-3)"] as const;

/** @param back how many years before the latest, from 1 */
export function yearColour(back: number): string {
  return SHADES[Math.min(SHADES.length, Math.max(1, back)) - 1] ?? SHADES[2];
}
