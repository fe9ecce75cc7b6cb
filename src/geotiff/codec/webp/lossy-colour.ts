import type { Frame, Plane } from "./lossy-transform.ts";

/** Red, green and blue of a frame into every `samples`-th place of `output`, as libwebp computes them. */
export function frameToRgb(frame: Frame, samples: number, output: Uint8Array): void {
  const { width, height, luma } = frame;
  const blues = new Uint8Array(width);
  const reds = new Uint8Array(width);
  let target = 0;
  for (let row = 0; row < height; row += 1) {
    upsampleRow(frame.blue, row, width, height, blues);
    upsampleRow(frame.red, row, width, height, reds);
    for (let column = 0; column < width; column += 1, target += samples) {
      const light = scale(luma.samples[luma.origin + row * luma.stride + column] ?? 0, 19077);
      const blue = blues[column] ?? 0;
      const red = reds[column] ?? 0;
      output[target] = limit(light + scale(red, 26149) - 14234);
      output[target + 1] = limit(light - scale(blue, 6419) - scale(red, 13320) + 8708);
      output[target + 2] = limit(light + scale(blue, 33050) - 17685);
    }
  }
}

function scale(value: number, factor: number): number {
  return (value * factor) >> 8;
}

function limit(value: number): number {
  return value < 0 ? 0 : value > 16383 ? 255 : value >> 6;
}

/** Chroma of one row at full resolution: nine parts the nearest sample, three, three and one its neighbours. */
function upsampleRow(plane: Plane, row: number, width: number, height: number, output: Uint8Array): void {
  const lastRow = ((height + 1) >> 1) - 1;
  const lastColumn = ((width + 1) >> 1) - 1;
  const nearRow = row >> 1;
  const farRow = Math.max(0, Math.min(lastRow, (row & 1) === 1 ? nearRow + 1 : nearRow - 1));
  const near = plane.origin + nearRow * plane.stride;
  const far = plane.origin + farRow * plane.stride;
  for (let column = 0; column < width; column += 1) {
    const here = column >> 1;
    const there = Math.max(0, Math.min(lastColumn, (column & 1) === 1 ? here + 1 : here - 1));
    const nearest = plane.samples[near + here] ?? 0;
    const beside = plane.samples[near + there] ?? 0;
    const below = plane.samples[far + here] ?? 0;
    const across = plane.samples[far + there] ?? 0;
    // Rounded in two steps, which is not the same as once.
    output[column] = (((nearest + 3 * beside + 3 * below + across + 8) >> 3) + nearest) >> 1;
  }
}
