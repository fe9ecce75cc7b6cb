import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";

/** What a picture's file is called: its layer and its date, or its method and its first and last date. */
export function nameParts(recipe: Recipe, { day, reduces }: Slice): readonly string[] {
  if (!reduces) return [recipe.title, day];
  const days = reduces.steps.map((step) => step.day).toSorted();
  return [recipe.title, reduces.method, days.at(0) ?? day, days.at(-1) ?? day];
}

/** A name that every file system takes: "revisit-NDVI-2025-06-18.tif". */
export function fileName(parts: readonly string[], ending: string): string {
  const safe = parts
    .map((part) => part.normalize("NFKD").replaceAll(/[^\w.-]+/g, "-"))
    .map((part) => part.replaceAll(/^-+|-+$/g, ""))
    .filter((part) => part !== "");
  return `${["revisit", ...safe].join("-")}.${ending}`;
}
