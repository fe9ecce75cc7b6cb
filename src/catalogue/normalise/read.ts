/**
 * Readers for JSON of servers this project does not control. Catalogues hold texts where numbers belong, nulls
 * where objects belong, and anything where a person typed: every reader answers undefined for what
 * it does not expect.
 */

export type JsonObject = Readonly<Record<string, unknown>>;

export function objectOf(value: unknown): JsonObject | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list; anything else in it is left out. */
export function objectsOf(value: unknown): readonly JsonObject[] {
  return listOf(value)
    .map(objectOf)
    .filter((item) => item !== undefined);
}

/** A text that is not blank. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

export function textsOf(value: unknown): readonly string[] {
  return listOf(value).flatMap((item) => textOf(item) ?? []);
}

/** A finite number; texts that are nothing but a number count, as some catalogues quote them. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/** A list of nothing but finite numbers; undefined where anything else is in it. */
export function numbersOf(value: unknown): readonly number[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.every((item) => typeof item === "number" && Number.isFinite(item))
    ? (value as number[])
    : undefined;
}

type Compact<Value> = { [Key in keyof Value]: Exclude<Value[Key], undefined> };

/**
 * The object without the keys whose value is undefined: optional keys are absent, never empty. A loop,
 * because a page of Landsat scenes comes here some 20,000 times.
 */
export function compact<Value extends object>(value: Value): Compact<Value> {
  const kept: Partial<Compact<Value>> = {};
  for (const key of Object.keys(value) as (keyof Value)[]) {
    if (value[key] !== undefined) kept[key] = value[key] as Compact<Value>[typeof key];
  }
  return kept as Compact<Value>;
}
