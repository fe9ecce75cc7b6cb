/** What became of one file. */
export type Outcome =
  /** Every number equal to the truth. */
  | "exact"
  /** A lossy format, no number more than one away from the truth. */
  | "within1"
  /** Decoded to something else than the truth: a defect, or a reason in docs/formats.md. */
  | "different"
  /** Refused with `unsupported: <what>`. */
  | "unsupported"
  /** Refused with a message that says what is wrong with the file. */
  | "refused"
  /** No answer before the deadline. */
  | "hung"
  /** An error that is not a Problem, or the process ended. */
  | "crashed";

export const outcomes: readonly Outcome[] = [
  "exact",
  "within1",
  "different",
  "unsupported",
  "refused",
  "hung",
  "crashed",
];

/** One thing to check, as the folder describes it. Paths are relative to the folder. */
export interface Job {
  readonly id: string;
  readonly kind: "geotiff" | "series";
  readonly features: readonly string[];
  readonly file: string;
  /** Path of the GeoTIFF's own truth; for series the truth is in `expected`. */
  readonly truth?: string;
  /** External overviews beside the file. */
  readonly overviews?: string;
  /** External mask beside the file. */
  readonly mask?: string;
  readonly expected?: SeriesAsset;
}

/** One asset in a series' truth.json. */
export interface SeriesAsset {
  readonly dtype: string;
  readonly shape: readonly [rows: number, columns: number];
  readonly sha256_raw_le: string;
  readonly overviews?: readonly (readonly [number, number])[];
  readonly nodata?: string | null;
  /** Row, column, value: single pixels that the truth names. */
  readonly pixels?: readonly (readonly [row: number, column: number, value: number])[];
  readonly geotransform?: readonly number[];
  readonly scale?: number | null;
  readonly offset?: number | null;
  readonly statistics?: readonly AreaStatistics[];
  /** Path of the file whose ones are clouds, where `statistics` leave them out. */
  readonly clouds?: string;
}

/** What the truth says of the valid pixels of an area. */
export interface AreaStatistics {
  /** All of the image without it. */
  readonly area?: readonly [x: number, y: number, width: number, height: number];
  readonly isClear?: true;
  /** Of DN × scale + offset rather than of the numbers in the file. */
  readonly isPhysical?: true;
  /** How far a mean or median may be away, where the truth was worked out before values were rounded. */
  readonly rounding?: number;
  readonly count?: number;
  /** Null where there is no such pixel; the same for the others. */
  readonly mean: number | null;
  readonly median?: number | null;
  readonly min?: number | null;
  readonly max?: number | null;
  /** Of the whole population. */
  readonly deviation?: number | null;
}

export interface Result {
  readonly outcome: Outcome;
  readonly message: string;
}

export interface FileReport extends Result {
  readonly id: string;
  readonly kind: string;
  readonly features: readonly string[];
  readonly ms: number;
}
