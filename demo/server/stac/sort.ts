import { isObject } from "../http/body.ts";
import { badRequest } from "../http/failure.ts";
import type { LibraryItem } from "../library/item.ts";
import { compare } from "../../../src/catalogue/filter/compare.ts";
import { propertyOf } from "./filter/property.ts";

export interface SortKey {
  readonly field: string;
  readonly direction: "asc" | "desc";
}

/** GET: `-properties.datetime,+id`; a `+` that was not encoded arrives as a space. */
export function parseSortList(text: string): readonly SortKey[] {
  return text.split(",").map((part) => {
    const [, sign, field] = /^([+\- ]?)(.+)$/.exec(part.trimEnd()) ?? [];
    if (field === undefined) throw badRequest("sortby: a field is missing.");
    return { field, direction: sign === "-" ? "desc" : "asc" };
  });
}

/** POST: a list of `{field, direction}`. */
export function parseSort(value: unknown): readonly SortKey[] {
  if (!Array.isArray(value)) throw badRequest("sortby must be a list of {field, direction}.");
  return value.map((key: unknown) => {
    const direction = isObject(key) ? (key["direction"] ?? "asc") : undefined;
    if (!isObject(key) || typeof key["field"] !== "string" || (direction !== "asc" && direction !== "desc")) {
      throw badRequest("sortby must be a list of {field, direction}, with asc or desc.");
    }
    return { field: key["field"], direction };
  });
}

/** A sorted copy; items without the property come last, equal ones keep the order they had. */
export function sorted(items: readonly LibraryItem[], keys: readonly SortKey[]): readonly LibraryItem[] {
  if (keys.length === 0) return items;
  return [...items].sort((one, other) => {
    for (const { field, direction } of keys) {
      const left = propertyOf(one, field) ?? undefined;
      const right = propertyOf(other, field) ?? undefined;
      if (left === undefined && right === undefined) continue;
      if (left === undefined || right === undefined) return left === undefined ? 1 : -1;
      const order = compare(left, right) ?? 0;
      if (order !== 0 && !Number.isNaN(order)) return direction === "asc" ? order : -order;
    }
    return 0;
  });
}
