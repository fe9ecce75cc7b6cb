import { csvOf } from "./cells.ts";
import { maskText, recipeText } from "./provenance.ts";
import { seriesTable } from "./series-table.ts";
import type { SeriesExport } from "./types.ts";

/**
 * One row per place and date with all statistics, after lines with "#" that say where they come from: what readers
 * of CSV leave out as comments (`comment="#"` in pandas and R).
 */
export function seriesCsv(exported: SeriesExport): string {
  const header = headerLines(exported).map((line) => `# ${line.replaceAll(/[\r\n]+/g, " ")}\r\n`);
  return `${header.join("")}${csvOf(seriesTable(exported))}`;
}

function headerLines({
  recipe,
  unit,
  second,
  options,
  version,
  written,
  attribution,
  slices,
}: SeriesExport): readonly string[] {
  const collections = [
    ...new Set(slices.flatMap(({ scenes }) => scenes.map(({ collection }) => collection))),
  ];
  return [
    `Revisit ${version}, ${written}`,
    `collections: ${collections.join(", ")}`,
    `values: ${recipeText(recipe)}`,
    `unit: ${unit ?? "none"}`,
    ...(second
      ? [`second values: ${recipeText(second.recipe)}`, `unit of the second values: ${second.unit ?? "none"}`]
      : []),
    ...(recipe.calibration
      ? [`scale and offset in place of the items': ${recipe.calibration.scale}, ${recipe.calibration.offset}`]
      : []),
    `mask: ${maskText(recipe.mask, options.maskDilation)}`,
    `pixels: ${options.touched ? "touched, weighted by the covered share" : "with the centre inside"}, of each file's own grid`,
    "n: pixels of the place inside an image; valid: those with a value; coverage: n by all pixels of the place",
    "mean, std (population), quantiles of type 7: of valid pixels, in the unit; level 0 is full resolution",
    ...(attribution === undefined ? [] : [`attribution: ${attribution}`]),
  ];
}
