import { inflateSync } from "node:zlib";
import type { Page } from "@playwright/test";

export type Colour = readonly [red: number, green: number, blue: number];

/** The colour on screen at a point of the page, in CSS pixels, as a person sees it. */
export async function colourAt(page: Page, x: number, y: number): Promise<Colour> {
  const png = await page.screenshot({ clip: { x, y, width: 1, height: 1 } });
  return firstPixel(png);
}

/** First pixel of an 8-bit RGB or RGBA PNG: no filter of the first row's first pixel can change it. */
function firstPixel(png: Buffer): Colour {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(parts));
  return [raw[1] ?? -1, raw[2] ?? -1, raw[3] ?? -1];
}
