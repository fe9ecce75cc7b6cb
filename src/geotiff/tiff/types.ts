import type { Samples } from "../codec/layout.ts";
import type { NamedValue } from "./band-classes.ts";
import type { BandStatistics } from "./gdal-metadata.ts";

export type { Samples };

/** An opened GeoTIFF: everything that is known before a pixel has been read. */
export interface RasterFile {
  readonly url: string;
  /** Full resolution first, then overviews, each coarser than the one before. */
  readonly levels: readonly RasterLevel[];
  readonly bands: readonly RasterBand[];
  readonly georeference: Georeference;
  /** When the file says that it was made, "YYYY:MM:DD HH:MM:SS" (TIFF 6.0, DateTime), as written. */
  readonly dateTime?: string;
  /** Things that were tolerated and that a person should know of. */
  readonly warnings: readonly string[];
  /**
   * One block of one level. Rejects with ProblemError (`unsupported`, `format`, `limit`, or what the
   * source said), never resolves with wrong pixels.
   * @param bands zero-based
   */
  readBlock(address: BlockAddress, bands: readonly number[], signal?: AbortSignal): Promise<Block>;
}

export interface RasterLevel {
  readonly width: number;
  readonly height: number;
  readonly blockWidth: number;
  readonly blockHeight: number;
}

export interface BlockAddress {
  readonly level: number;
  readonly column: number;
  readonly row: number;
}

/** A decoded block, always blockWidth × blockHeight, row by row, one array per requested band. */
export interface Block {
  readonly samples: readonly Samples[];
  /** One byte a pixel, zero where the file's internal mask or alpha says "no data"; null without one. */
  readonly valid: Uint8Array | null;
  /** Bytes this block holds on to. */
  readonly bytes: number;
}

export interface RasterBand {
  readonly dataType: string;
  readonly nodata?: number;
  readonly scale?: number;
  readonly offset?: number;
  readonly unit?: string;
  readonly description?: string;
  /** As GDAL computed them once, of stored numbers. */
  readonly statistics?: BandStatistics;
  /** 256 or 65536 colours as RGBA bytes, where the file has a colour table. */
  readonly palette?: Uint8Array;
  /** Names of stored numbers, where the catalogue lists a file of them beside the image. */
  readonly classes?: readonly NamedValue[];
  readonly role: "data" | "red" | "green" | "blue" | "alpha";
}

export interface Georeference {
  /**
   * Pixel corner to CRS, rasterio order: x = a·column + b·row + c, y = d·column + e·row + f.
   * PixelIsPoint has been applied. Null where the file has none (or only ground control points).
   */
  readonly transform: readonly [a: number, b: number, c: number, d: number, e: number, f: number] | null;
  /** GeoKeys by name, as geotiff.js reads them; null where the file has none. */
  readonly geoKeys: Readonly<Record<string, number | string | readonly number[]>> | null;
  /** Ground control points as column, row, x, y; present where they are all there is. */
  readonly controlPoints?: readonly (readonly [column: number, row: number, x: number, y: number])[];
}
