import { parseArgs } from "node:util";
import type { PixelWindow } from "../../src/geotiff/tiff/read-window.ts";
import type { Mask } from "../../src/recipe/types.ts";

export interface MeasureOptions {
  /** Of STAC items, each in a folder of its own beside its files. */
  readonly folder: string;
  readonly expression: string;
  readonly mask: Mask | null;
  /** GeoJSON FeatureCollection; its features have ids. */
  readonly areas?: string;
  /** Asks for composites of these pixels. */
  readonly window?: PixelWindow;
  /** Reads the pixels that areas have on the first date on every date, by their indices. */
  readonly byIndex: boolean;
  readonly json: string;
}

export const USAGE = `Usage: npm run measure -- FOLDER --expression EXPRESSION --json OUT
  [--areas FILE.geojson] [--mask-classes BAND:VALUE,… | --mask-bits BAND:BIT,…] [--window ROW,COLUMN,HEIGHT,WIDTH]
  --by-index stacks the dates by the indices of their pixels, as arrays are, where grids differ from date to date`;

/** @returns null where the arguments are not as the usage says */
export function parseOptions(args: readonly string[]): MeasureOptions | null {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      areas: text,
      expression: text,
      json: text,
      window: text,
      "mask-classes": text,
      "mask-bits": text,
      "by-index": { type: "boolean", default: false },
    },
  });
  const [folder] = positionals;
  const { expression, json, areas } = values;
  if (folder === undefined || expression === undefined || json === undefined || positionals.length > 1)
    return null;
  const classes = listOf(values["mask-classes"]);
  const bits = listOf(values["mask-bits"]);
  const window = values.window === undefined ? undefined : windowOf(values.window);
  if (classes === null || bits === null || window === null || (classes && bits)) return null;
  return {
    folder,
    expression,
    json,
    byIndex: values["by-index"],
    mask: classes
      ? { kind: "classes", band: classes.band, hidden: classes.numbers }
      : bits
        ? { kind: "bits", band: bits.band, bits: bits.numbers }
        : null,
    ...(areas === undefined ? {} : { areas }),
    ...(window ? { window } : {}),
  };
}

/** "SCL:3,8"; undefined where it was not given, null where it is something else. */
function listOf(
  text: string | undefined,
): { readonly band: string; readonly numbers: readonly number[] } | null | undefined {
  if (text === undefined) return undefined;
  const [, band, list] = /^(.+):(\d+(?:,\d+)*)$/.exec(text) ?? [];
  return band === undefined || list === undefined ? null : { band, numbers: list.split(",").map(Number) };
}

function windowOf(text: string): PixelWindow | null {
  const [row, column, height, width, ...more] = text.split(",").map(Number);
  if (row === undefined || column === undefined || height === undefined || width === undefined) return null;
  return [row, column, height, width].every(Number.isInteger) && more.length === 0
    ? { row, column, width, height }
    : null;
}
