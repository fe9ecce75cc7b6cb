/**
 * The number in a GDAL_NODATA tag, as the samples of `dataType` hold it: what GDAL makes of the text, which
 * is zero where the text is no number.
 * @returns undefined where there is no text
 */
export function parseNodata(text: string, dataType: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  if (dataType.endsWith("int64")) return parseInteger(trimmed, dataType === "uint64");
  const value = parseDouble(trimmed);
  // Written with 17 digits or fewer, a float32 has to be rounded to be equal to its samples again.
  return dataType === "float32" ? Math.fround(value) : value;
}

function parseDouble(text: string): number {
  if (/^[+-]?(nan(\(.*\))?|1\.#(qnan|snan|ind))/i.test(text)) return Number.NaN;
  const infinity = /^([+-]?)(inf|1\.#inf)/i.exec(text);
  if (infinity !== null) return infinity[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const hexadecimal = /^([+-]?)(0x[\da-f]+)/i.exec(text);
  if (hexadecimal !== null) return Number(hexadecimal[2]) * (hexadecimal[1] === "-" ? -1 : 1);
  // Some writers use a decimal comma, or leave other text behind the number.
  const decimal = /^[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d+)?/i.exec(text);
  return decimal === null ? 0 : Number(decimal[0].replace(",", "."));
}

const HIGHEST = { signed: 2n ** 63n - 1n, unsigned: 2n ** 64n - 1n };

/** C's strtoll and strtoull, which stop at the first character that is no digit, and wrap or saturate. */
function parseInteger(text: string, unsigned: boolean): number {
  const digits = /^[+-]?\d+/.exec(text)?.[0] ?? "0";
  const value = BigInt(digits.replace("+", ""));
  if (!unsigned)
    return Number(
      value > HIGHEST.signed ? HIGHEST.signed : value < -HIGHEST.signed ? -HIGHEST.signed - 1n : value,
    );
  if (value > HIGHEST.unsigned || value < -HIGHEST.unsigned) return Number(HIGHEST.unsigned);
  return Number(BigInt.asUintN(64, value));
}
