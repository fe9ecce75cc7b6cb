import { exportedScene } from "../measure/export/provenance.ts";
import { referencesOf } from "../measure/series/needed-files.ts";
import type { Recipe } from "../recipe/types.ts";
import { yearsOf } from "../timeline/years-of.ts";
import type { Slice } from "../timeline/types.ts";

/** Dates, scenes and files that a picture is made of, as metadata of GDAL; addresses have no signatures. */
export function provenanceOf(
  slice: Slice,
  recipe: Recipe,
  attribution: string | undefined,
): Readonly<Record<string, string>> {
  const { reduces } = slice;
  const slices = reduces?.steps ?? [slice];
  const references = referencesOf(recipe);
  const scenes = slices.flatMap((slice) => slice.scenes.map((scene) => exportedScene(scene, references)));
  const files = new Set(scenes.flatMap(({ assets }) => Object.values(assets)));
  return {
    ...(reduces ? { COMPOSITE: `${reduces.method} of ${slices.length} of ${reduces.of} dates` } : {}),
    DATETIME: slices.map(({ datetime }) => datetime).join(" "),
    SCENES: scenes.map(({ id }) => id).join(" "),
    SOURCES: [...files].join(" "),
    ...(attribution === undefined ? {} : { ATTRIBUTION: attribution }),
  };
}

/** The credit that data asks for, with the years of the data. */
export function creditOf(attribution: string | undefined, slices: readonly Slice[]): string | undefined {
  return attribution === undefined ? undefined : `${attribution} (${yearsOf(slices)})`;
}
