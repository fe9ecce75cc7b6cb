import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Polygon } from "geojson";

/** A system's own Python often has what one of a tool chain does not. */
const PYTHONS = ["python3", "/usr/bin/python3"];

type Pairs = readonly (readonly [red: string, nir: string])[];

export interface RasterioAnswer<Value> {
  readonly version: string;
  readonly ms: number;
  /** One per pair of files. */
  readonly values: readonly Value[];
}

/** NDVI at a point of each pair of files, read by rasterio; null where it is not installed. */
export function rasterioSeries(
  pairs: Pairs,
  point: readonly [lon: number, lat: number],
): Promise<RasterioAnswer<number> | null> {
  return ask("rasterio-series.py", { pairs, point });
}

/** Mean NDVI under each area in each pair of files, read by rasterio; null where it is not installed. */
export function rasterioZonal(
  pairs: Pairs,
  areas: readonly Polygon[],
): Promise<RasterioAnswer<readonly number[]> | null> {
  return ask("rasterio-zonal.py", { pairs, areas });
}

async function ask<Value>(script: string, task: object): Promise<RasterioAnswer<Value> | null> {
  for (const python of PYTHONS) {
    const answer = await run(python, script, JSON.stringify(task)).catch(() => null);
    if (answer !== null) return JSON.parse(answer) as RasterioAnswer<Value>;
  }
  return null;
}

function run(python: string, script: string, input: string): Promise<string> {
  const path = fileURLToPath(new URL(`../data/${script}`, import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(python, [path], { stdio: ["pipe", "pipe", "ignore"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(output) : reject(new Error(`${python} failed`))));
    // One that is not there, or ends at once, closes its input.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}
