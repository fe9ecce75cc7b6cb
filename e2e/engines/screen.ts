import { readFile } from "node:fs/promises";
import { encodePng } from "../../demo/sample/png/png.ts";

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Fields of XWDFile.h, as bytes from the start: each is a big-endian number of 32 bits. */
const HEADER = { size: 0, bitsPerPixel: 44, bytesPerLine: 48, redMask: 56, colours: 76 } as const;
const COLOUR_BYTES = 12;
const RGB_IN_32_BITS = 0xff0000;

/**
 * A part of the screen that Xvfb keeps in `file` (its option -fbdir), as a PNG.
 * @throws Error for a screen of another depth than 24 bits
 */
export async function pictureOfScreen(file: string, part: Rectangle): Promise<Buffer> {
  const dump = await readFile(file);
  const field = (name: keyof typeof HEADER) => dump.readUInt32BE(HEADER[name]);
  if (field("bitsPerPixel") !== 32 || field("redMask") !== RGB_IN_32_BITS)
    throw new Error("not a screen of 24 bits");
  const pixels = field("size") + field("colours") * COLOUR_BYTES;
  const rgba = new Uint8Array(part.width * part.height * 4);
  for (let row = 0; row < part.height; row += 1) {
    const from = pixels + (part.y + row) * field("bytesPerLine") + part.x * 4;
    for (let column = 0; column < part.width; column += 1) {
      // Little-endian words: blue, green, red, unused.
      const [blue = 0, green = 0, red = 0] = dump.subarray(from + column * 4, from + column * 4 + 3);
      rgba.set([red, green, blue, 255], (row * part.width + column) * 4);
    }
  }
  return encodePng(rgba, part.width, part.height);
}
