import { crc32, deflateSync } from "node:zlib";

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** Each byte as its difference from the pixel to the left: filter type 1 of the PNG specification. */
function filtered(rgba: Uint8Array, width: number, height: number): Buffer {
  const stride = width * 4;
  const rows = Buffer.alloc((stride + 1) * height);
  for (let row = 0; row < height; row += 1) {
    const to = row * (stride + 1);
    rows[to] = 1;
    for (let index = 0; index < stride; index += 1) {
      const left = index < 4 ? 0 : (rgba[row * stride + index - 4] ?? 0);
      rows[to + 1 + index] = (rgba[row * stride + index] ?? 0) - left;
    }
  }
  return rows;
}

/** An 8-bit RGBA picture as the bytes of a PNG file. */
export function encodePng(rgba: Uint8Array, width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(filtered(rgba, width, height), { level: 6 })),
    chunk("IEND", new Uint8Array()),
  ]);
}
