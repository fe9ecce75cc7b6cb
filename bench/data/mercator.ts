import proj4 from "proj4";
import type { Band } from "../../demo/sample/cog/block.ts";
import { METRES, type Place } from "./places.ts";

/** Web Mercator metres of a pixel of 256-pixel tiles at zoom 13, which gdalwarp would choose for 10 m here. */
const PIXEL = (2 * Math.PI * 6_378_137) / (256 * 2 ** 13);
const HALF_WORLD = Math.PI * 6_378_137;
const TILE = 256;
/** Pixels between two exactly projected ones. */
const STEP = 16;
const NODATA = 255;

const toUtm = proj4(
  "+proj=merc +a=6378137 +b=6378137 +units=m +nadgrids=@null +no_defs",
  "+proj=utm +zone=31 +datum=WGS84 +units=m +no_defs",
);

/** A square picture in UTM 31N as EPSG:3857, on the grid of map tiles, nearest neighbour. */
export function inMercator(
  source: Band,
  place: Place,
): { band: Band; left: number; top: number; metres: number } {
  const edges = mercatorEdges(place);
  const tileMetres = TILE * PIXEL;
  const left = Math.floor((edges.west + HALF_WORLD) / tileMetres) * tileMetres - HALF_WORLD;
  const top = HALF_WORLD - Math.floor((HALF_WORLD - edges.north) / tileMetres) * tileMetres;
  const width = Math.ceil((edges.east - left) / tileMetres) * TILE;
  const height = Math.ceil((top - edges.south) / tileMetres) * TILE;
  const values = new Uint8Array(width * height).fill(NODATA);
  for (let row = 0; row < height; row += 1) {
    for (let start = 0; start < width; start += STEP) {
      const y = top - (row + 0.5) * PIXEL;
      const [fromX, fromY] = toUtm.forward([left + (start + 0.5) * PIXEL, y]) as [number, number];
      const [toX, toY] = toUtm.forward([left + (start + STEP + 0.5) * PIXEL, y]) as [number, number];
      for (let step = 0; step < STEP; step += 1) {
        const share = step / STEP;
        const column = Math.floor((fromX + (toX - fromX) * share - place.left) / METRES);
        const line = Math.floor((place.top - fromY - (toY - fromY) * share) / METRES);
        if (column < 0 || line < 0 || column >= place.size || line >= place.size) continue;
        values[row * width + start + step] = source.values[line * place.size + column] ?? NODATA;
      }
    }
  }
  return { band: { width, height, values }, left, top, metres: PIXEL };
}

function mercatorEdges({ left, top, size }: Place) {
  const right = left + size * METRES;
  const bottom = top - size * METRES;
  const corners = [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ].map((corner) => toUtm.inverse(corner) as [number, number]);
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return {
    west: Math.min(...xs),
    east: Math.max(...xs),
    south: Math.min(...ys),
    north: Math.max(...ys),
  };
}
