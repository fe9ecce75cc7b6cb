/** A coordinate reference system as its definition spells it out, in metres, degrees and ratios. */
export interface SystemDefinition {
  /** Where the definition says which system of the EPSG register it is. */
  readonly code?: number;
  readonly base: BaseSystem;
  /** Absent where the coordinates are longitude and latitude. */
  readonly conversion?: Conversion;
  /** Metres or degrees in one unit of the coordinates. */
  readonly unit: number;
}

export interface BaseSystem {
  /** EPSG code of the geographic system, where it is told. */
  readonly code?: number;
  readonly datum: string;
  /** Semi-major axis, metres. */
  readonly radius: number;
  /** 0 for a sphere. */
  readonly inverseFlattening: number;
  /** Of the prime meridian, degrees east of Greenwich. */
  readonly meridian: number;
  /** `+towgs84` as the definition itself has it. */
  readonly shift?: string;
}

export interface Conversion {
  /** As written. */
  readonly method: string;
  /** By the plain form of its name. */
  readonly parameters: ReadonlyMap<string, number>;
}

/** A definition that is understood, and of a kind that is not. */
export class UnsupportedDefinition extends Error {
  override readonly name = "UnsupportedDefinition";
}

/** Names differ in case, spaces, underscores and brackets only: "False_Easting" is "False easting". */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

const DEGREES = 180 / Math.PI;

/** What a unit's factor to radians is in degrees; degrees themselves are written with too few digits. */
export function degreesOf(radians: number): number {
  const degrees = radians * DEGREES;
  return Math.abs(degrees - 1) < 1e-9 ? 1 : Math.abs(degrees - 0.9) < 1e-9 ? 0.9 : degrees;
}
