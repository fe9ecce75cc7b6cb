import { decodePng } from "../support/png.ts";
import type { Colour, Picture } from "../support/png.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly colour: Colour;
}

/** The map between the panels of a window of 1440 × 900. */
const MAP = { left: 420, top: 120, right: 1040, bottom: 640 };
/** Pixels around a point that have its colour, so that engines may round its place differently. */
const AROUND = 2;
const APART = 60;
const MOST_PICTURES = 40;

/** A picture of the page after which nothing has changed any more, apart from the clock of the machine. */
export async function stillPicture(screenshot: () => Promise<Buffer>): Promise<Picture> {
  let before = await screenshot();
  for (let picture = 1; picture < MOST_PICTURES; picture += 1) {
    const after = await screenshot();
    if (after.equals(before)) return decodePng(after);
    before = after;
  }
  throw new Error(`the page still moved after ${MOST_PICTURES} pictures`);
}

/** Five points of five colours in the middle of a pixel of the slice. */
export function flatPoints(picture: Picture): readonly Point[] {
  const points: Point[] = [];
  for (let y = MAP.top; y < MAP.bottom; y += 1) {
    for (let x = MAP.left; x < MAP.right; x += 1) {
      const colour = picture.at(x, y);
      if (!isFlat(picture, x, y) || !isVivid(colour)) continue;
      const near = points.some((point) => Math.hypot(point.x - x, point.y - y) < APART);
      if (near || points.some((point) => difference(point.colour, colour) < 20)) continue;
      points.push({ x, y, colour });
      if (points.length === 5) return points;
    }
  }
  throw new Error(`the picture has ${points.length} points of different colours instead of 5`);
}

/** The largest difference of a channel. */
export function difference(one: Colour, other: Colour): number {
  return Math.max(...one.map((channel, at) => Math.abs(channel - (other[at] ?? 0))));
}

/** Whether it is a colour of viridis rather than a grey of the basemap. */
export function isVivid(colour: Colour): boolean {
  return Math.max(...colour) - Math.min(...colour) >= 40;
}

function isFlat(picture: Picture, x: number, y: number): boolean {
  const colour = picture.at(x, y).join();
  for (let dy = -AROUND; dy <= AROUND; dy += 1) {
    for (let dx = -AROUND; dx <= AROUND; dx += 1) {
      if (picture.at(x + dx, y + dy).join() !== colour) return false;
    }
  }
  return true;
}
