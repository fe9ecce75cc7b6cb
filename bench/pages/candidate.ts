import type { Polygon } from "geojson";

/** One way to draw a COG in a browser, wired as its own documentation shows. Driven from outside by the harness. */
export interface Candidate {
  /** Makes an empty map. Nothing of what reads or decodes files is started yet. */
  prepare(camera: BenchCamera): Promise<void>;
  /** Shows the first date; resolves when everything in view is drawn. */
  open(scene: BenchScene): Promise<void>;
  /** Moves the view by one canvas width to the east; resolves when drawn. */
  pan(): Promise<void>;
  /** Changes the colours only; resolves when drawn. */
  recolour(): Promise<void>;
  /** Shows another date in place of the present one; resolves when drawn. */
  show(scene: BenchScene): Promise<void>;
  /**
   * Tells of all dates there are, in order, and resolves when `next`, a neighbour of the present one, has
   * been read ahead. Only where a candidate does such a thing.
   */
  readAhead?(scenes: readonly BenchScene[], next: BenchScene): Promise<void>;
}

/** The files of one date; each candidate reads those it can. */
export interface BenchScene {
  readonly id: string;
  /** UTM 31N, uint16, scale 0.0001. */
  readonly red: string;
  readonly nir: string;
  /** UTM 31N, uint8, DN × 0.004 − 0.08, 255 nodata. */
  readonly ndvi: string;
  /** The same in EPSG:3857, for libraries that read nothing else. */
  readonly ndviMercator: string;
  /** Edge of the square image in pixels of 10 m, and its top left corner in UTM 31N. */
  readonly size: number;
  readonly corner: readonly [x: number, y: number];
}

export interface BenchCamera {
  readonly lon: number;
  readonly lat: number;
  /** In MapLibre's counting, where the world is one tile of 512 pixels at zoom 0. */
  readonly zoom: number;
}

/** What only this project is asked for: how it takes more scenes, slices and workers. */
export interface Growth {
  /** An empty map. @param reads the index of both files, or the numbers of one */
  prepare(camera: BenchCamera, workers?: number, reads?: "both" | "one"): void;
  /** One slice made of all these scenes. @returns milliseconds until it was on screen */
  open(scenes: readonly [BenchScene, ...BenchScene[]]): Promise<number>;
  /** One slice a scene. */
  offer(scenes: readonly BenchScene[]): void;
  /** Shows these slices one after the other, without pause. @returns milliseconds of each */
  play(slices: readonly string[]): Promise<number[]>;
  /** The index at a point of every scene, each a slice of its own, asked for at once. */
  series(
    scenes: readonly BenchScene[],
    point: readonly [lon: number, lat: number],
  ): Promise<{ readonly ms: number; readonly values: readonly (number | null)[] }>;
  /** Mean index under areas of every scene, by scene and then by area. */
  zonal(
    scenes: readonly BenchScene[],
    areas: readonly Polygon[],
  ): Promise<{ readonly ms: number; readonly values: readonly (number | null)[] }>;
  counters(): { readonly cachedBytes: number; readonly decodedBlocks: number; readonly requests: number };
}

declare global {
  interface Window {
    candidate: Candidate;
    growth: Growth;
  }
}
