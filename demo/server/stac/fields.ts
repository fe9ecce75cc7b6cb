import { isObject } from "../http/body.ts";
import { badRequest } from "../http/failure.ts";

export interface FieldSelection {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Without these an answer would be no item any more. */
const always = ["type", "id", "stac_version", "collection", "links"];
const byDefault = [...always, "stac_extensions", "geometry", "bbox", "assets", "properties"];

/** GET: `id,properties.datetime,-geometry`. */
export function parseFieldList(text: string): FieldSelection {
  const names = text.split(",").filter((name) => name !== "");
  return {
    include: names.filter((name) => !name.startsWith("-")).map((name) => name.replace(/^[+ ]/, "")),
    exclude: names.filter((name) => name.startsWith("-")).map((name) => name.slice(1)),
  };
}

/** POST: `{include, exclude}`. */
export function parseFields(value: unknown): FieldSelection {
  if (!isObject(value)) throw badRequest("fields must be an object with include and exclude.");
  const list = (name: string): string[] => {
    const names = value[name] ?? [];
    if (!Array.isArray(names) || !names.every((one): one is string => typeof one === "string")) {
      throw badRequest(`fields.${name} must be a list of texts.`);
    }
    return names;
  };
  return { include: list("include"), exclude: list("exclude") };
}

/** The item with the fields asked for; an asset key or a property is addressed by one dot. */
export function withFields(
  item: Record<string, unknown>,
  selection: FieldSelection,
): Record<string, unknown> {
  const include = selection.include.length > 0 ? [...always, ...selection.include] : byDefault;
  const picked: Record<string, unknown> = {};
  for (const name of include) copy(item, picked, name);
  for (const name of selection.exclude) if (!selection.include.includes(name)) remove(picked, name);
  return picked;
}

function copy(from: Record<string, unknown>, to: Record<string, unknown>, name: string): void {
  const [outer, inner] = split(name);
  const value = Object.hasOwn(from, outer) ? from[outer] : undefined;
  if (value === undefined) return;
  if (inner === undefined) to[outer] = value;
  else if (isObject(value) && Object.hasOwn(value, inner)) {
    to[outer] = { ...(isObject(to[outer]) ? to[outer] : {}), [inner]: value[inner] };
  }
}

function remove(from: Record<string, unknown>, name: string): void {
  const [outer, inner] = split(name);
  const value = from[outer];
  if (inner === undefined) delete from[outer];
  else if (isObject(value)) {
    from[outer] = Object.fromEntries(Object.entries(value).filter(([key]) => key !== inner));
  }
}

function split(name: string): [string, string | undefined] {
  const dot = name.indexOf(".");
  return dot === -1 ? [name, undefined] : [name.slice(0, dot), name.slice(dot + 1)];
}
