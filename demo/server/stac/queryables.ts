import type { LibraryItem } from "../library/item.ts";
import { parseInstant } from "./instant.ts";

/** More values than this are no choice any more. */
const mostChoices = 32;

/** JSON Schema of what can be filtered by, worked out from the properties that the items have. */
export function queryables(items: readonly LibraryItem[], id: string): Record<string, unknown> {
  const values = new Map<string, Set<string | number | boolean>>();
  for (const { document } of items) {
    for (const [name, value] of Object.entries(document.properties)) {
      if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") continue;
      const known = values.get(name);
      if (known === undefined) values.set(name, new Set([value]));
      else known.add(value);
    }
  }
  const properties = [...values.keys()]
    .sort()
    .map((name) => [name, schemaOf([...(values.get(name) ?? [])])] as const);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: id,
    type: "object",
    title: "Queryables",
    properties: {
      id: { type: "string" },
      collection: { type: "string" },
      geometry: { $ref: "https://geojson.org/schema/Geometry.json" },
      ...Object.fromEntries(properties),
      datetime: { type: "string", format: "date-time" },
    },
    additionalProperties: true,
  };
}

function schemaOf(values: readonly (string | number | boolean)[]): Record<string, unknown> {
  const types = new Set(values.map((value) => typeof value));
  if (types.size !== 1) return {};
  if (types.has("number")) {
    const numbers = values as readonly number[];
    return {
      type: numbers.every(Number.isInteger) ? "integer" : "number",
      minimum: numbers.reduce((least, one) => Math.min(least, one)),
      maximum: numbers.reduce((most, one) => Math.max(most, one)),
    };
  }
  if (types.has("boolean")) return { type: "boolean" };
  const texts = values as readonly string[];
  if (texts.every((text) => parseInstant(text) !== undefined)) return { type: "string", format: "date-time" };
  return texts.length <= mostChoices ? { type: "string", enum: [...texts].sort() } : { type: "string" };
}
