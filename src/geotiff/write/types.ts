import type { Georeference } from "../tiff/types.ts";

export type GeoKeys = NonNullable<Georeference["geoKeys"]>;

/** What samples are stored as; names as NumPy has them. */
export type WrittenType = "uint8" | "int8" | "uint16" | "int16" | "uint32" | "int32" | "float32" | "float64";

/** A band as GDAL describes it. */
export interface WrittenBand {
  readonly name: string;
  readonly unit?: string;
  /** physical = stored × scale + offset; absent where what is stored is physical. */
  readonly scale?: number;
  readonly offset?: number;
}

/** A GeoTIFF that is to be written. */
export interface GeoTiffPlan {
  readonly width: number;
  readonly height: number;
  /** From column and row, pixel corners whole, to x and y: a, b, c, d, e, f in rasterio's order. */
  readonly affine: readonly [a: number, b: number, c: number, d: number, e: number, f: number];
  /** Of the coordinate reference system. */
  readonly geoKeys: GeoKeys;
  readonly bands: readonly WrittenBand[];
  readonly dataType: WrittenType;
  /** Written where a plane has NaN; NaN itself only for floating point. */
  readonly nodata: number;
  /** How four pixels become one of an overview: what is counted or named must stay what it is. */
  readonly overviews: "average" | "nearest";
  /** Items of GDAL's default metadata domain. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The program that writes it. */
  readonly software: string;
}

/** A rectangle of pixels. */
export interface Piece {
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly height: number;
}

/** Values of a piece, one array per band, row by row; NaN where there is none. Null where there is none at all. */
export type PieceValues = readonly (Float32Array | Float64Array)[] | null;
