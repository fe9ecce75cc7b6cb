import type { Scene } from "../../catalogue/types.ts";
import { compareText } from "../../timeline/order.ts";
import type { Slice } from "../../timeline/types.ts";

export type Grouping = "date" | "scene";
export type Order = "newest" | "oldest";

/** One line of the results: a date with all its scenes, or one scene. */
export interface ResultRow {
  readonly key: string;
  readonly slice: Slice;
  readonly datetime: string;
  readonly scenes: readonly Scene[];
  /** Per cent. */
  readonly cloudCover?: number;
  /** True where other rows tell their cloud cover and this one does not: a limit of clouds keeps it all the same. */
  readonly cloudsUnknown?: true;
}

/** @param slices In order of time. */
export function resultRows(slices: readonly Slice[], grouping: Grouping, order: Order): readonly ResultRow[] {
  const found = grouping === "date" ? slices.map(rowOfSlice) : slices.flatMap(rowsOfScenes);
  const told = found.some(({ cloudCover }) => cloudCover !== undefined);
  const rows = told ? found.map(marked) : found;
  return order === "newest" ? rows.toReversed() : rows;
}

function rowOfSlice(slice: Slice): ResultRow {
  const { id, datetime, scenes, cloudCover } = slice;
  return withClouds({ key: id, slice, datetime, scenes }, cloudCover);
}

function rowsOfScenes(slice: Slice): ResultRow[] {
  return slice.scenes
    .toSorted((one, other) => compareText(one.datetime, other.datetime))
    .map((scene) => {
      const { id, datetime, cloudCover } = scene;
      return withClouds({ key: id, slice, datetime, scenes: [scene] }, cloudCover);
    });
}

function marked(row: ResultRow): ResultRow {
  return row.cloudCover === undefined ? { ...row, cloudsUnknown: true } : row;
}

function withClouds(row: ResultRow, cloudCover: number | undefined): ResultRow {
  return cloudCover === undefined ? row : { ...row, cloudCover };
}

/** "S2A, S2B · 31UFS, 31UFT": the platforms and tiles of a row, each once. */
export function describeScenes(scenes: readonly Scene[]): string {
  const platforms = unique(scenes.map((scene) => scene.platform)).slice(0, 2);
  const tiles = unique(scenes.map((scene) => scene.gridCode)).sort();
  const shown = tiles.slice(0, 2).join(", ") + (tiles.length > 2 ? ` +${tiles.length - 2}` : "");
  return [platforms.join(", "), shown].filter((part) => part !== "").join(" · ");
}

function unique(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
