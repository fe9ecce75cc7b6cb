import type { AssetProjection } from "../../catalogue/types.ts";
import { isAbort } from "../../problem/problem.ts";
import { type Affine, affineOf, applyAffine } from "./affine.ts";
import { projectorOf } from "./crs.ts";
import type { Projector } from "./projector.ts";

/** Half a pixel apart is an old misunderstanding about corners and centres, and no other place. */
const TOLERANCE_PIXELS = 1;

/** What is asked of the pixel grid of a file. */
interface Placed {
  readonly width: number;
  readonly height: number;
  readonly projector: Projector;
  readonly affine: Affine;
  /** Columns and rows after which the world repeats, where the CRS is cyclic. */
  readonly turn?: readonly [columns: number, rows: number];
  fromLonLat(lon: number, lat: number): readonly [column: number, row: number];
}

/**
 * What to say where an item puts the pixels of a file elsewhere than the file does: another transform, or the
 * same numbers in another coordinate reference system. It names no scene, so that it is told once for all.
 */
export async function conflictOf(file: Placed, item: AssetProjection): Promise<string | undefined> {
  const projector = await projectorOfItem(item, file.projector);
  if (!projector) return undefined;
  const pixels = Math.max(0, ...distances(file, item, projector).filter(Number.isFinite));
  if (pixels <= TOLERANCE_PIXELS) return undefined;
  const far = pixels < 10 ? pixels.toFixed(1) : Math.round(pixels).toLocaleString("en");
  return `Items of this collection put the pixels of their files elsewhere than the files do, by ${far} pixels; the files are followed.`;
}

/** The file's where the item names none; undefined where what it names is not known here. */
async function projectorOfItem(item: AssetProjection, fallback: Projector): Promise<Projector | undefined> {
  if (item.code === undefined && item.wkt2 === undefined && item.projjson === undefined) return fallback;
  try {
    return await projectorOf(null, item, "The item");
  } catch (error) {
    if (isAbort(error)) throw error;
    return undefined;
  }
}

/** How far apart file and item put the first and the last corner of the image, pixels of the file. */
function distances(file: Placed, item: AssetProjection, projector: Projector): readonly number[] {
  const { width, height } = file;
  const own = affineOf(item.transform);
  const [rows, columns] = item.shape ?? [height, width];
  // An item that gives no shape may speak of an overview; where it begins is the same.
  const corners = own && !item.shape ? [0] : [0, 1];
  return corners.map((share) => {
    const [x, y] = own
      ? applyAffine(own, share * columns, share * rows)
      : applyAffine(file.affine, share * width, share * height);
    const [column, row] = file.fromLonLat(...projector.toLonLat(x, y));
    const turn = file.turn?.[0];
    const across = column - share * width;
    // The edges of an image of the whole world are one meridian.
    return Math.hypot(
      turn === undefined ? across : across - turn * Math.round(across / turn),
      row - share * height,
    );
  });
}
