import { inflateSync } from "node:zlib";

export type Colour = readonly [red: number, green: number, blue: number];

export interface Picture {
  readonly width: number;
  readonly height: number;
  at(x: number, y: number): Colour;
}

/**
 * A PNG of 8-bit RGB or RGBA without interlacing, as browsers write screenshots.
 * @throws Error for any other
 */
export function decodePng(png: Buffer): Picture {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const [depth, type, interlace] = [png[24], png[25], png[28]];
  if (depth !== 8 || (type !== 2 && type !== 6) || interlace !== 0) throw new Error("not a screenshot");
  const channels = type === 6 ? 4 : 3;
  const pixels = unfilter(inflateSync(data(png)), width * channels, channels);
  return {
    width,
    height,
    at(x, y) {
      const first = (y * width + x) * channels;
      return [pixels[first] ?? -1, pixels[first + 1] ?? -1, pixels[first + 2] ?? -1];
    },
  };
}

function data(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return Buffer.concat(parts);
}

/** Undoes the filters of https://www.w3.org/TR/png-3/#9Filters; each row begins with the number of its own. */
function unfilter(filtered: Buffer, rowBytes: number, pixelBytes: number): Uint8Array {
  const rows = filtered.length / (rowBytes + 1);
  const pixels = new Uint8Array(rows * rowBytes);
  for (let row = 0; row < rows; row += 1) {
    const filter = filtered[row * (rowBytes + 1)];
    for (let column = 0; column < rowBytes; column += 1) {
      const at = row * rowBytes + column;
      const left = column < pixelBytes ? 0 : (pixels[at - pixelBytes] ?? 0);
      const above = row === 0 ? 0 : (pixels[at - rowBytes] ?? 0);
      const corner = row === 0 || column < pixelBytes ? 0 : (pixels[at - rowBytes - pixelBytes] ?? 0);
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? -1];
      if (guess === undefined) throw new Error("not a PNG filter");
      pixels[at] = (filtered[row * (rowBytes + 1) + 1 + column] ?? 0) + guess;
    }
  }
  return pixels;
}

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((each) => Math.abs(estimate - each));
  if ((toLeft ?? 0) <= (toAbove ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left;
  return (toAbove ?? 0) <= (toCorner ?? 0) ? above : corner;
}
