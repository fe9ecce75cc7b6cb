/** How the pixels of one directory are stored. Plain, so that another thread can be told. */
export interface ImageLayout {
  readonly width: number;
  readonly height: number;
  readonly blockWidth: number;
  readonly blockHeight: number;
  /** Blocks across and down. */
  readonly columns: number;
  readonly rows: number;
  readonly tiled: boolean;
  readonly samplesPerPixel: number;
  readonly bitsPerSample: number;
  readonly sampleFormat: SampleFormat;
  /** True where every block holds one sample of each pixel. */
  readonly planar: boolean;
  readonly compression: number;
  readonly predictor: number;
  readonly photometric: number;
  readonly reversedBits: boolean;
  readonly littleEndian: boolean;
  readonly extraSamples: readonly number[];
  /** Pixels that share one chroma sample, across and down, where YCbCr is not inside JPEG. */
  readonly subsampling: readonly [across: number, down: number];
  /** How stored samples become the bands that are handed out. */
  readonly conversion: Conversion;
  readonly isOverview: boolean;
  readonly isMask: boolean;
}

/** Colour spaces that GDAL turns into RGB, too; everything else is handed out as stored. */
export type Conversion = "none" | "ycbcr" | "cmyk" | "cielab";

export type SampleFormat = "unsigned" | "signed" | "float" | "complex-int" | "complex-float";

/** Samples as stored, in the platform's byte order. float16 arrives as Float32Array, int64 as Float64Array where exact. */
export type Samples =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array;
