import { writeFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { gdalTile, gdalVersion, thinned } from "./gdalwarp.ts";
import { warpCases } from "./warp-cases.ts";

// npm run warp-truths: draws every case with the gdalwarp that is installed and stores the tiles.
const gdal = gdalVersion();
if (gdal === undefined) throw new Error("gdalwarp is not installed.");
const tiles = warpCases.map((each) => {
  const levels = Uint8Array.from(thinned(gdalTile(each)));
  return [each.name, deflateSync(levels, { level: 9 }).toString("base64")] as const;
});
const target = new URL("warp-truths.json", import.meta.url);
writeFileSync(target, `${JSON.stringify({ gdal, tiles: Object.fromEntries(tiles) }, null, 1)}\n`);
