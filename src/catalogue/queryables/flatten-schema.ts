import { listOf, objectOf, objectsOf, textOf, type JsonObject } from "../normalise/read.ts";

/** Schemas of a document that are looked at: more than any service has, and an end for what refers to itself. */
const MOST_SCHEMAS = 5_000;
const DEEPEST = 8;

/**
 * Schemas of one document without their references and alternatives: "a number or null" is a number. What lies in
 * other documents is left out.
 * @param root the document that `$ref: "#/…"` points into
 */
export function schemaFlattener(root: JsonObject): (schema: unknown) => JsonObject {
  let seen = 0;
  const flatten = (value: unknown, depth: number): JsonObject => {
    const schema = objectOf(value);
    seen += 1;
    if (schema === undefined || depth > DEEPEST || seen > MOST_SCHEMAS) return {};
    const { $ref, allOf, anyOf, oneOf, ...own } = schema;
    const bases = [
      ...(textOf($ref) === undefined ? [] : [flatten(pointedAt(root, textOf($ref) ?? ""), depth + 1)]),
      ...objectsOf(allOf).map((part) => flatten(part, depth + 1)),
      ...(anyOf === undefined && oneOf === undefined
        ? []
        : [alternatives(objectsOf(anyOf ?? oneOf).map((part) => flatten(part, depth + 1)))]),
    ];
    return Object.assign({}, ...bases, own) as JsonObject;
  };
  return (schema) => flatten(schema, 0);
}

/** What several schemas allow together, as far as one schema can say it; "null" is not a value to look for. */
function alternatives(schemas: readonly JsonObject[]): JsonObject {
  const said = schemas.filter(({ type }) => type !== "null");
  const listed = said.map((schema) => ("const" in schema ? [schema["const"]] : listOf(schema["enum"])));
  const [first = {}] = said;
  if (listed.length === 0 || listed.some((values) => values.length === 0)) return first;
  const { const: _const, title: _title, ...rest } = first;
  return { ...rest, enum: listed.flat() };
}

/** A JSON pointer (RFC 6901) within the document; undefined for other documents. */
function pointedAt(root: JsonObject, reference: string): unknown {
  if (!reference.startsWith("#/")) return undefined;
  let place: unknown = root;
  for (const part of reference.slice(2).split("/")) {
    const key = decoded(part).replaceAll("~1", "/").replaceAll("~0", "~");
    const inside = objectOf(place);
    if (inside === undefined || !Object.hasOwn(inside, key)) return undefined;
    place = inside[key];
  }
  return place;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
