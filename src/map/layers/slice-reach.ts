import type { Asset, Scene } from "../../catalogue/types.ts";
import { bboxUnion } from "../../geo/bbox/bbox-union.ts";
import { longitudeSpan } from "../../geo/bbox/longitude-span.ts";
import type { BBox } from "../../geo/types.ts";
import type { Slice } from "../../timeline/types.ts";

const METRES_PER_DEGREE = 111_320;
const EVERYWHERE: BBox = [-180, -90, 180, 90];

const known = new WeakMap<Slice, BBox>();

/**
 * Where a slice may have pixels, rather too much than too little: its box, and as far beyond each item as its
 * files are larger. Whether there are any is the engine's to find out, which knows projections. A file whose item
 * does not tell its size may lie anywhere.
 */
export function sliceReach(slice: Slice): BBox {
  const found = known.get(slice) ?? bboxUnion(slice.scenes.map(sceneReach)) ?? slice.bbox;
  known.set(slice, found);
  return found;
}

function sceneReach(scene: Scene): BBox {
  const files = Object.values(scene.assets).filter(isRaster);
  if (files.length === 0) return scene.bbox;
  const [west, south, east, north] = scene.bbox;
  const middle = Math.min(85, Math.max(Math.abs(south), Math.abs(north)));
  const [width, height] = [longitudeSpan(scene.bbox), north - south];
  let [across, down] = [0, 0];
  for (const { projection } of files) {
    const size = sizeOf(projection);
    if (!size) return EVERYWHERE;
    const degrees = size.unit === "degrees" ? 1 : METRES_PER_DEGREE;
    across = Math.max(across, size.width / degrees / (degrees === 1 ? 1 : cosine(middle)) - width);
    down = Math.max(down, size.height / degrees - height);
  }
  if (width + 2 * across >= 360) return [-180, Math.max(-90, south - down), 180, Math.min(90, north + down)];
  return [
    turned(west - across),
    Math.max(-90, south - down),
    turned(east + across),
    Math.min(90, north + down),
  ];
}

function isRaster({ unreadable, roles, projection }: Asset): boolean {
  const isPicture = roles.includes("thumbnail") || roles.includes("overview") || roles.includes("metadata");
  return unreadable === undefined && (!isPicture || projection.shape !== undefined);
}

/** Width and height of a file in units of its system: a file of a few hundred metres is taken for degrees. */
function sizeOf({
  transform,
  shape,
}: Asset["projection"]):
  | { readonly width: number; readonly height: number; readonly unit: "degrees" | "metres" }
  | undefined {
  if (!transform || !shape) return undefined;
  const [a = 0, b = 0, , d = 0, e = 0] = transform;
  const [rows, columns] = shape;
  const width = Math.abs(a) * columns + Math.abs(b) * rows;
  const height = Math.abs(d) * columns + Math.abs(e) * rows;
  return { width, height, unit: width <= 400 && height <= 400 ? "degrees" : "metres" };
}

function cosine(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180);
}

function turned(longitude: number): number {
  if (longitude < -180) return longitude + 360;
  return longitude > 180 ? longitude - 360 : longitude;
}
