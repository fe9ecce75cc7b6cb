import { compact, listOf, numberOf, textOf, textsOf, type JsonObject } from "../normalise/read.ts";
import { KNOWN_PROPERTIES, NO_CONDITIONS } from "./known-properties.ts";
import type { Queryable } from "./types.ts";

/** More values are no choice any more; they are typed. */
const MOST_CHOICES = 200;
const LONGEST_NAME = 200;

/**
 * A property with its flat JSON schema as something to put a condition on; undefined where its values are lists,
 * shapes or not known.
 */
export function queryableOf(name: string, schema: JsonObject): Queryable | undefined {
  if (NO_CONDITIONS.has(name) || name === "" || name.length > LONGEST_NAME) return undefined;
  const known = Object.hasOwn(KNOWN_PROPERTIES, name) ? KNOWN_PROPERTIES[name] : undefined;
  const choices = choicesOf(schema);
  const kind = kindOf(schema, choices) ?? known?.kind;
  if (kind === undefined) return undefined;
  // A time is often said to be a text.
  const meant = known?.kind === "time" && kind === "text" ? "time" : kind;
  const isNumber = meant === "number";
  const agrees = known?.kind === meant;
  return compact({
    name,
    title: textOf(schema["title"]) ?? known?.title ?? name,
    description: textOf(schema["description"]),
    kind: meant,
    minimum: isNumber
      ? (boundOf(schema, "minimum", "exclusiveMinimum") ?? (agrees ? known.minimum : undefined))
      : undefined,
    maximum: isNumber
      ? (boundOf(schema, "maximum", "exclusiveMaximum") ?? (agrees ? known.maximum : undefined))
      : undefined,
    integer:
      isNumber && (typesOf(schema).includes("integer") || known?.integer) ? (true as const) : undefined,
    dayOnly: meant === "time" && schema["format"] === "date" ? (true as const) : undefined,
    choices: meant === "number" || meant === "text" ? choices : undefined,
  });
}

function kindOf(schema: JsonObject, choices: Queryable["choices"]): Queryable["kind"] | undefined {
  const types = typesOf(schema);
  if (types.includes("boolean")) return "boolean";
  if (types.some((type) => type === "number" || type === "integer")) return "number";
  if (types.includes("string")) {
    const format = textOf(schema["format"]);
    return format === "date-time" || format === "date" ? "time" : "text";
  }
  if (types.length > 0) return undefined;
  if (choices !== undefined) return typeof choices[0] === "number" ? "number" : "text";
  return numberOf(schema["minimum"]) === undefined ? undefined : "number";
}

function typesOf({ type }: JsonObject): readonly string[] {
  return (typeof type === "string" ? [type] : textsOf(type)).filter((one) => one !== "null");
}

/** Texts or numbers, each once; a list of both is not one to choose from. */
function choicesOf(schema: JsonObject): Queryable["choices"] {
  const listed = "const" in schema ? [schema["const"]] : listOf(schema["enum"]);
  const values = [...new Set(listed)].filter((value) => value !== null);
  if (values.length === 0 || values.length > MOST_CHOICES) return undefined;
  const isText = values.every((value) => typeof value === "string");
  const isNumber = values.every((value) => typeof value === "number" && Number.isFinite(value));
  return isText || isNumber ? (values as unknown as readonly (string | number)[]) : undefined;
}

/** Open and closed ends are the same to a person who types a range. */
function boundOf(schema: JsonObject, closed: string, open: string): number | undefined {
  const bound = schema[closed] ?? schema[open];
  return typeof bound === "number" && Number.isFinite(bound) ? bound : undefined;
}
