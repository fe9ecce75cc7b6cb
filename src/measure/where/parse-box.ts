import type { BBox } from "../../geo/types.ts";

const NUMBER = String.raw`[-+−]?\d+(?:\.\d+)?`;
/** Four whole numbers with spaces are degrees and minutes of a point. */
const DECIMAL = String.raw`[-+−]?\d+\.\d+`;
const COMMA_NUMBER = String.raw`[-+−]?\d+(?:[.,]\d+)?`;
const COMMA_DECIMAL = String.raw`[-+−]?\d+[.,]\d+`;

/** How four numbers are written, and what parts them. */
const SPELLINGS = [
  [fourOf(NUMBER, String.raw`\s*[,;]\s*`), /\s*[,;]\s*/],
  [fourOf(DECIMAL, String.raw`\s+`), /\s+/],
  [fourOf(COMMA_NUMBER, String.raw`\s*;\s*`), /\s*;\s*/],
  [fourOf(COMMA_DECIMAL, String.raw`\s+`), /\s+/],
] as const;

function fourOf(number: string, separator: string): RegExp {
  return new RegExp(`^${[number, number, number, number].join(separator)}$`);
}

/**
 * Four numbers as west, south, east, north, in degrees: "4.9, 51.1, 5.3, 51.4", "bbox=4.9,51.1,5.3,51.4", with commas for
 * points "4,9; 51,1; 5,3; 51,4", as JSON has it in brackets. Undefined where the text is something else, or no box.
 */
export function parseBox(text: string): BBox | undefined {
  const inner = text.trim().replace(/^bbox\s*[=:]\s*/i, "");
  const bare = /^\[(.*)\]$/s.exec(inner)?.[1]?.trim() ?? inner;
  const [, separator] = SPELLINGS.find(([pattern]) => pattern.test(bare)) ?? [];
  if (!separator) return undefined;
  const [west = 0, south = 0, east = 0, north = 0] = bare
    .split(separator)
    .map((each) => Number(each.replace("−", "-").replace(",", ".")));
  const isBox = Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && north <= 90;
  return isBox && south < north && west !== east ? [west, south, east, north] : undefined;
}
