import type { Scene } from "../../catalogue/types.ts";
import { compareText } from "../../timeline/order.ts";
import type { Clearness, ClearnessOf } from "../area/clearness.ts";
import type { Slice } from "../../timeline/types.ts";

export type Grouping = "date" | "scene";
/** By time, clear share or, in the contact sheet, mean value. */
export type Order = "newest" | "oldest" | "clearest" | "highest";

/** One line of the results: a date with all its scenes, or one scene. */
export interface ResultRow {
  readonly key: string;
  readonly slice: Slice;
  readonly datetime: string;
  readonly scenes: readonly Scene[];
  readonly clearness?: Clearness;
  /** True where other rows tell their cloud cover and this one does not: a limit of clouds keeps it all the same. */
  readonly cloudsUnknown?: true;
}

/**
 * @param slices In order of time.
 * @param clearnessOf what is known of a date or a scene
 */
export function resultRows(
  slices: readonly Slice[],
  grouping: Grouping,
  order: Order,
  clearnessOf: ClearnessOf,
): readonly ResultRow[] {
  const found = slices.flatMap((slice) =>
    grouping === "date" ? [rowOfSlice(slice, clearnessOf)] : rowsOfScenes(slice, clearnessOf),
  );
  const told = found.some(({ clearness }) => clearness !== undefined);
  const rows = told ? found.map(marked) : found;
  if (order === "clearest")
    return rows.toReversed().toSorted((one, other) => percentOf(other) - percentOf(one));
  return order === "newest" ? rows.toReversed() : rows;
}

/** What is not known comes last. */
function percentOf({ clearness }: ResultRow): number {
  return clearness?.percent ?? -1;
}

function rowOfSlice(slice: Slice, clearnessOf: ClearnessOf): ResultRow {
  const { id, datetime, scenes } = slice;
  return withClearness({ key: id, slice, datetime, scenes }, clearnessOf(slice));
}

function rowsOfScenes(slice: Slice, clearnessOf: ClearnessOf): ResultRow[] {
  return slice.scenes
    .toSorted((one, other) => compareText(one.datetime, other.datetime))
    .map((scene) => {
      const { id, datetime } = scene;
      return withClearness({ key: id, slice, datetime, scenes: [scene] }, clearnessOf(slice, scene));
    });
}

function marked(row: ResultRow): ResultRow {
  return row.clearness === undefined ? { ...row, cloudsUnknown: true } : row;
}

function withClearness(row: ResultRow, clearness: Clearness | undefined): ResultRow {
  return clearness === undefined ? row : { ...row, clearness };
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
