import type { AssetBand, AssetProjection } from "../../catalogue/types.ts";
import type { RasterBand } from "../../geotiff/tiff/types.ts";
import type { LonLat } from "../../geo/types.ts";
import type { Problem } from "../../problem/problem.ts";
import type { FileGrid, Frame } from "../warp/frame.ts";

/**
 * Reads bands of files. Everything in and out is plain and cloneable: the worker that calculates a tile is
 * seldom the one that owns all of its files.
 */
export interface BandReader {
  /** Values to be drawn: any frame, 32 bits, by the resampling that is asked for. @throws ProblemError, AbortError */
  tile(request: FileTileRequest, signal: AbortSignal): Promise<FileTile>;
  /**
   * Values to be measured: a window of a file's own grid, 64 bits. A file on another grid is sampled at the
   * centres of the window's pixels. @throws ProblemError, AbortError
   */
  window(request: FileTileRequest, signal: AbortSignal): Promise<FileWindow>;
  /** Where the pixels of a file lie. @throws ProblemError, AbortError */
  grid(file: FileReference, signal: AbortSignal): Promise<FileGrid>;
  /** @returns null outside the file. @throws ProblemError, AbortError */
  point(request: FilePointRequest, signal: AbortSignal): Promise<readonly StoredValue[] | null>;
  /** What a file says of a band; undefined where it has no such band. @throws ProblemError, AbortError */
  band(file: FileReference, index: number, signal: AbortSignal): Promise<RasterBand | undefined>;
}

/** Files that belong to another, where its item lists them: addresses are never guessed. */
export interface Sidecars {
  /** External overviews, `.ovr`. */
  readonly overviews?: string;
  /** External mask, `.msk`. */
  readonly mask?: string;
  /** GDAL's auxiliary metadata, `.aux.xml`. */
  readonly auxiliary?: string;
}

/** A file as its item describes it. */
export interface FileReference extends Sidecars {
  readonly href: string;
  readonly projection: AssetProjection;
  /** For messages. */
  readonly scene: string;
  readonly asset: string;
  readonly collection?: string;
}

export interface WantedBand {
  /** Zero-based. */
  readonly index: number;
  /** What the item says of it. */
  readonly described: AssetBand;
  /** Numbers as stored: for masks, also those that mean "no data"; for classes, without them. */
  readonly values: "physical" | "classes" | "stored";
}

export interface FileTileRequest {
  readonly file: FileReference;
  readonly bands: readonly WantedBand[];
  readonly frame: Frame;
  /** When given, only blocks under pixels where this is 1 are read; the others may be NaN. */
  readonly missing?: Uint8Array;
  /** Blocks that are asked for together; all unless given. Long work asks for few, so that tiles come in between. */
  readonly blocksAtATime?: number;
}

export interface FileTile {
  /** One per band, row by row; NaN where there is no data. */
  readonly planes: readonly Float32Array<ArrayBuffer>[];
  /** What was tolerated and should be known. */
  readonly warnings: readonly Problem[];
}

export interface FileWindow {
  /** One per band, row by row; NaN where there is no data. */
  readonly planes: readonly Float64Array<ArrayBuffer>[];
  /** 1 where a pixel lies inside the file's image, with data or without. */
  readonly covered: Uint8Array<ArrayBuffer>;
  /** What was tolerated and should be known. */
  readonly warnings: readonly Problem[];
}

export interface FilePointRequest {
  readonly file: FileReference;
  readonly bands: readonly Pick<WantedBand, "index" | "described">[];
  readonly point: LonLat;
}

/** One band at the pixel a point lies in, at full resolution. */
export interface StoredValue {
  /** The number in the file. */
  readonly dn: number;
  /** dn × scale + offset. */
  readonly physical: number;
  /** False where the number means "no data". */
  readonly valid: boolean;
  /** Name of the class, where the item or the file names one. */
  readonly className?: string;
  readonly unit?: string;
}

/** What messages call a file. */
export function fileTitle({ asset, scene }: FileReference): string {
  return `Asset ${asset} of scene ${scene}`;
}
