import type { AssetClass } from "../types.ts";
import { compact, numberOf, numbersOf, objectsOf, textOf, type JsonObject } from "./read.ts";

/**
 * The classes of a band: classification extension (`classification:classes`), else `file:values` of
 * the file extension. Undefined where neither names any.
 */
export function classesOf(classification: unknown, fileValues: unknown): readonly AssetClass[] | undefined {
  const classes = objectsOf(classification).flatMap(classOf);
  const named = classes.length > 0 ? classes : objectsOf(fileValues).flatMap(valuesOf);
  return named.length > 0 ? named : undefined;
}

function classOf(said: JsonObject): AssetClass[] {
  const value = numberOf(said["value"]);
  if (value === undefined) return [];
  const name =
    textOf(said["title"]) ?? textOf(said["description"]) ?? textOf(said["name"]) ?? `Class ${value}`;
  return [
    compact({
      value,
      name,
      colour: colourOf(said["color_hint"] ?? said["color-hint"]),
      nodata: said["nodata"] === true ? true : undefined,
    }),
  ];
}

function valuesOf(said: JsonObject): AssetClass[] {
  const name = textOf(said["summary"]);
  const values = numbersOf(said["values"]) ?? [];
  return values.map((value) => ({ value, name: name ?? `Class ${value}` }));
}

/** "#rrggbb" of the extension's hint, which is written without the "#". */
function colourOf(value: unknown): string | undefined {
  const hint = textOf(value)?.trim().replace(/^#/, "");
  return hint !== undefined && /^[0-9a-f]{6}$/i.test(hint) ? `#${hint.toLowerCase()}` : undefined;
}
