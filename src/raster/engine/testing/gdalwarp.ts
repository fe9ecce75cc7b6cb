import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tileAt, tileBounds } from "../../../geo/tiles.ts";
import { fileOf, type WarpCase } from "./warp-cases.ts";

/** Pixels along the edge of the tiles that are compared. */
export const edge = 256;

/** What `gdalwarp --version` says; undefined where it is not installed. */
export function gdalVersion(): string | undefined {
  const { status, stdout } = spawnSync("gdalwarp", ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/** The tile of a case as gdalwarp draws it, 256 × 256 grey levels. `-et 0`: every pixel projected exactly. */
export function gdalTile(each: WarpCase): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "gdalwarp-"));
  try {
    const [source, target] = [join(folder, "source.tif"), join(folder, "warped.raw")];
    writeFileSync(source, fileOf(each));
    const extent = [
      "-te",
      ...tileBounds(tileAt(each.point, each.zoom)).map(String),
      "-ts",
      `${edge}`,
      `${edge}`,
    ];
    const exactly = "-q -of ENVI -t_srs EPSG:3857 -r near -et 0 -ovr AUTO".split(" ");
    execFileSync("gdalwarp", [...exactly, ...extent, source, target]);
    return new Uint8Array(readFileSync(target));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every second pixel of every second row: what is kept of a tile for machines without GDAL. */
export function thinned(tile: ArrayLike<number>): Float32Array {
  const half = edge / 2;
  return Float32Array.from(
    { length: half * half },
    (_, index) => tile[(index % half) * 2 + 1 + (Math.floor(index / half) * 2 + 1) * edge] ?? Number.NaN,
  );
}
