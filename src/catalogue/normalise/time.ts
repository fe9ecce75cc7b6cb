import { textOf, type JsonObject } from "./read.ts";

/**
 * The instant of an item as ISO 8601 in UTC: `datetime`, else `start_datetime` (STAC allows a null
 * `datetime` for ranges). Undefined where neither is an instant.
 */
export function instantOf(properties: JsonObject): string | undefined {
  return parseInstant(properties["datetime"]) ?? parseInstant(properties["start_datetime"]);
}

/** A text as an instant. One without a zone is read as UTC: browsers would take the local zone. */
export function parseInstant(value: unknown): string | undefined {
  const text = textOf(value)?.trim().replace(" ", "T");
  if (!text || !/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const zoned = /T/.test(text) && !/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? `${text}Z` : text;
  const milliseconds = Date.parse(zoned);
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString();
}
