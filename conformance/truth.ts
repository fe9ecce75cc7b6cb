/** What GDAL said about a file: the parts of geotiff/truth/*.json that are compared. */
export interface Truth {
  /** `ok`, or what GDAL failed at. */
  readonly status: string;
  readonly gdal?: {
    readonly size: readonly [columns: number, rows: number];
    readonly bands: number;
    readonly geotransform: readonly number[] | null;
    readonly band?: readonly TruthBand[];
  };
}

export interface TruthBand {
  readonly colorinterp?: string;
  readonly nodata?: string | null;
  readonly scale?: number | null;
  readonly offset?: number | null;
  readonly colortable?: readonly (readonly number[])[];
  readonly overviews?: readonly TruthOverview[];
  /** GDAL's GMF flags: 1 all valid, 2 one for all bands, 4 alpha, 8 nodata. */
  readonly mask_flags?: number;
  readonly mask?: { readonly sha256: string; readonly n_valid: number };
  readonly np_dtype?: string;
  readonly sha256_raw_le?: string;
  readonly windows?: readonly TruthWindow[];
}

export interface TruthOverview {
  readonly size: readonly [columns: number, rows: number];
  /** GDAL's own checksum; null where the level was too large to compute it. */
  readonly checksum: number | null;
}

export interface TruthWindow {
  readonly xywh: readonly [x: number, y: number, width: number, height: number];
  readonly np_dtype: string;
  readonly b64: string;
}
