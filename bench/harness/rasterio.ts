import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("../data/rasterio-series.py", import.meta.url));
/** A system's own Python often has what one of a tool chain does not. */
const PYTHONS = ["python3", "/usr/bin/python3"];

export interface RasterioSeries {
  readonly version: string;
  readonly ms: number;
  readonly values: readonly number[];
}

/** NDVI at a point of each pair of files, read by rasterio; null where it is not installed. */
export async function rasterioSeries(
  pairs: readonly (readonly [red: string, nir: string])[],
  point: readonly [lon: number, lat: number],
): Promise<RasterioSeries | null> {
  for (const python of PYTHONS) {
    const answer = await run(python, JSON.stringify({ pairs, point })).catch(() => null);
    if (answer !== null) return JSON.parse(answer) as RasterioSeries;
  }
  return null;
}

function run(python: string, input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, [SCRIPT], { stdio: ["pipe", "pipe", "ignore"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(output) : reject(new Error(`${python} failed`))));
    // One that is not there, or ends at once, closes its input.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}
