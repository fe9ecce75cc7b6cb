import type { AreaStatistics, SeriesAsset } from "./types.ts";

/** The parts of a series' truth.json that sum up many pixels. */
export interface StatisticsTruth {
  readonly items: readonly {
    readonly id: string;
    readonly datetime: string;
    readonly assets: Readonly<Record<string, AssetTruth>>;
  }[];
  readonly window_xywh?: readonly [number, number, number, number];
  readonly "window_series_[date,n,n_valid,mean_float_ndvi,median]"?: readonly Row[];
  readonly "whole_chip_[t,n_clear,mean_clear,mean_all]"?: readonly Row[];
}

/** Numbers of one date; null where nothing is valid. */
type Row = readonly [time: string, ...numbers: (number | null)[]];

interface AssetTruth extends SeriesAsset {
  readonly file: string;
  /** Of the numbers in the file. */
  readonly dn?: WholeImage | null;
  readonly physical?: WholeImage | null;
}

interface WholeImage {
  readonly n_valid: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  readonly median: number | null;
  readonly std: number | null;
}

/** What the truth says of the pixels of an asset: of the whole image, of its clear part, of a window. */
export function statisticsOf(
  truth: StatisticsTruth,
  key: string,
  position: number,
): Pick<SeriesAsset, "statistics" | "clouds"> {
  const item = truth.items[position];
  const asset = item?.assets[key];
  if (!item || !asset) return {};
  // Not every date has a row.
  const isOfItem = ([time]: Row): boolean => item.datetime.startsWith(time);
  const clouds = item.assets["CLM"]?.file;
  return {
    statistics: [
      ...wholeImage(asset),
      ...windowOf(truth, key, isOfItem),
      ...(key === "NDVI_F32" ? clearPart(truth, isOfItem) : []),
    ],
    ...(clouds === undefined || key !== "NDVI_F32" ? {} : { clouds }),
  };
}

function wholeImage({ dn, physical }: AssetTruth): AreaStatistics[] {
  const measures = ({ n_valid: count, min, max, mean, median, std }: WholeImage): AreaStatistics => ({
    count,
    mean,
    median,
    min,
    max,
    deviation: std,
  });
  return [
    ...(dn ? [measures(dn)] : []),
    ...(physical ? [{ ...measures(physical), isPhysical: true } as const] : []),
  ];
}

/** Worked out from floating point: files of bytes agree but for a step, and what a byte cannot hold. */
const byteStep = 0.004;

function windowOf(truth: StatisticsTruth, key: string, isOfItem: (row: Row) => boolean): AreaStatistics[] {
  const area = truth.window_xywh;
  const row = truth["window_series_[date,n,n_valid,mean_float_ndvi,median]"]?.find(isOfItem);
  if (!row || !area || !key.startsWith("NDVI")) return [];
  const [, , count, mean, median] = row;
  const measures = { area, count: count ?? 0, mean: mean ?? null, median: median ?? null } as const;
  return [key === "NDVI_F32" ? measures : { ...measures, isPhysical: true, rounding: byteStep }];
}

function clearPart(truth: StatisticsTruth, isOfItem: (row: Row) => boolean): AreaStatistics[] {
  const row = truth["whole_chip_[t,n_clear,mean_clear,mean_all]"]?.find(isOfItem);
  if (!row) return [];
  const [, clear, meanClear, mean] = row;
  return [{ isClear: true, count: clear ?? 0, mean: meanClear ?? null }, { mean: mean ?? null }];
}
