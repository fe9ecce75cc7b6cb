/**
 * Order of two scalars: negative, zero or positive; NaN where they differ but have no order; undefined
 * where one of them is missing. Instants are compared as times, however they are written.
 */
export function compare(left: unknown, right: unknown): number | undefined {
  if (left === undefined || left === null || right === undefined || right === null) return undefined;
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "boolean" && typeof right === "boolean") return Number(left) - Number(right);
  if (typeof left === "string" && typeof right === "string") {
    const times = [asTime(left), asTime(right)] as const;
    if (times[0] !== undefined && times[1] !== undefined) return times[0] - times[1];
    if (left === right) return 0;
    return left < right ? -1 : 1;
  }
  return Number.NaN;
}

/** Dates and RFC 3339 instants; a text that only resembles one is compared as text. */
const INSTANT = /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2}))?$/;

function asTime(text: string): number | undefined {
  if (!INSTANT.test(text)) return undefined;
  const time = Date.parse(text.replace(" ", "T").toUpperCase());
  return Number.isNaN(time) ? undefined : time;
}

/** CQL2 `like`: `%` stands for any text, `_` for one character, a backslash takes the next one as it is. */
export function likePattern(pattern: string): RegExp {
  const parts = pattern.match(/\\.|[^]/gu) ?? [];
  const source = parts.map((part) => {
    if (part === "%") return "[^]*?";
    if (part === "_") return "[^]";
    return (part.length > 1 && part.startsWith("\\") ? part.slice(1) : part).replaceAll(
      /[.*+?^${}()|[\]\\/]/g,
      String.raw`\$&`,
    );
  });
  return new RegExp(`^${source.join("")}$`, "u");
}
