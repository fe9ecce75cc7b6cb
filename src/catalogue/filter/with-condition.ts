import type { Condition } from "./types.ts";
import { textOfCondition } from "./print-text.ts";

/**
 * Conditions with one in the place of another, which is taken away where there is none; behind all others where there
 * was none before. What is there already is not said twice.
 */
export function withCondition(
  where: readonly Condition[],
  old: Condition | undefined,
  replacement: Condition | undefined,
): readonly Condition[] {
  const place = old === undefined ? -1 : where.indexOf(old);
  const others = where.filter((condition) => condition !== old);
  if (replacement === undefined) return others;
  const words = textOfCondition(replacement);
  if (others.some((condition) => textOfCondition(condition) === words)) return others;
  return place < 0 ? [...others, replacement] : others.toSpliced(place, 0, replacement);
}
