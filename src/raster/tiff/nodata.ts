/**
 * The number in a GDAL_NODATA tag, as the samples of `dataType` hold it.
 * @returns undefined where the text is no number
 */
export function parseNodata(text: string, dataType: string): number | undefined {
  const trimmed = text.trim();
  if (/^[+-]?(nan(\(.*\))?|1\.#(qnan|ind))$/i.test(trimmed)) return Number.NaN;
  const infinity = /^([+-]?)(inf|infinity|1\.#inf)$/i.exec(trimmed);
  if (infinity !== null) return infinity[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  // Some writers use a decimal comma, or leave other text behind the number.
  const match = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?/i.exec(trimmed);
  if (match === null) return undefined;
  const value = Number(match[0]);
  // Written with 17 digits or fewer, a float32 has to be rounded to be equal to its samples again.
  return dataType === "float32" && Math.abs(value) <= 3.4028235677973366e38 ? Math.fround(value) : value;
}
