import { CodecError, type BlockContext, type Decoder } from "../types.ts";
import { inverseDct } from "./inverse-dct.ts";
import {
  damagedJpeg,
  emptyTables,
  readFrame,
  readHuffman,
  readQuantization,
  readScan,
  type Frame,
  type Tables,
} from "./markers.ts";
import { decodeScan, type Plane } from "./scan.ts";
import { upsample } from "./upsample.ts";

const PHOTOMETRIC_YCBCR = 6;

/**
 * JPEG inside TIFF (Technical Note 2): each block is an abbreviated JPEG stream whose tables may be in
 * the JPEGTables tag. YCbCr is turned into RGB; all other components are left as they are.
 */
export const jpeg: Decoder = (encoded, expectedBytes, context) => {
  const tables = emptyTables();
  if (context.tags.jpegTables !== undefined) parse(context.tags.jpegTables, tables, context);
  const decoded = parse(encoded, tables, context);
  if (decoded === undefined) throw damagedJpeg();
  const { planes } = decoded;
  return interleave(planes, tables, expectedBytes, context);
};

interface Parsed {
  readonly frame: Frame;
  readonly planes: readonly Plane[];
}

function parse(bytes: Uint8Array, tables: Tables, context: BlockContext): Parsed | undefined {
  let frame: Frame | undefined;
  let planes: Plane[] = [];
  let scans = 0;
  let position = 0;
  while (position + 1 < bytes.length) {
    const marker = bytes[position + 1] ?? 0;
    if (bytes[position] !== 0xff || marker === 0 || marker === 0xff) {
      position += 1;
      continue;
    }
    position += 2;
    if (marker === 0xd9) break;
    if (marker === 0xd8 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) continue;
    const length = ((bytes[position] ?? 0) << 8) | (bytes[position + 1] ?? 0);
    const segment = bytes.subarray(position + 2, position + length);
    position += length;
    if (length < 2) throw damagedJpeg();
    if (marker === 0xdb) readQuantization(segment, tables);
    else if (marker === 0xc4) readHuffman(segment, tables);
    else if (marker === 0xdd) tables.restartInterval = ((segment[0] ?? 0) << 8) | (segment[1] ?? 0);
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8 && marker !== 0xcc) {
      if (frame !== undefined) throw damagedJpeg();
      frame = checkFrame(readFrame(segment, marker), context);
      planes = allocate(frame);
    } else if (marker === 0xda) {
      if (frame === undefined) throw damagedJpeg();
      scans += 1;
      // Ten bits of precision for 64 coefficients of 4 components need far fewer scans than this.
      if (scans > 256) throw damagedJpeg();
      position = decodeScan(bytes, position, frame, readScan(segment, frame), planes, tables);
    }
  }
  return frame === undefined || scans === 0 ? undefined : { frame, planes };
}

/**
 * libtiff accepts a frame that is larger than its block only in height, and never a smaller one; and only
 * the luma of YCbCr may have more samples than the other components.
 */
function checkFrame(frame: Frame, { width, height, samples, image }: BlockContext): Frame {
  const mayBeSubsampled = image.photometric === PHOTOMETRIC_YCBCR && samples > 1;
  const [first, ...others] = frame.components;
  const even = mayBeSubsampled || first === undefined ? others : [first, ...others];
  if (image.bitsPerSample !== 8 || even.some(({ h, v }) => h !== 1 || v !== 1))
    throw new CodecError("The JPEG data of a block does not fit what the file says of its samples.");
  if (frame.components.length !== samples)
    throw new CodecError("The JPEG data of a block has another number of samples.");
  if (frame.width !== width || frame.height < height || frame.height > Math.max(height, image.blockHeight)) {
    throw new CodecError("The JPEG data of a block has another size than the block.");
  }
  return frame;
}

function allocate(frame: Frame): Plane[] {
  const maxH = Math.max(...frame.components.map(({ h }) => h));
  const maxV = Math.max(...frame.components.map(({ v }) => v));
  const across = Math.ceil(frame.width / (8 * maxH));
  const down = Math.ceil(frame.height / (8 * maxV));
  return frame.components.map(({ h, v, quantization }) => ({
    h,
    v,
    quantization,
    width: Math.ceil((frame.width * h) / maxH),
    height: Math.ceil((frame.height * v) / maxV),
    blocksAcross: across * h,
    blocksDown: down * v,
    coefficients: new Int16Array(across * h * down * v * 64),
  }));
}

function interleave(
  planes: readonly Plane[],
  tables: Tables,
  expectedBytes: number,
  context: BlockContext,
): Uint8Array {
  const maxH = Math.max(...planes.map(({ h }) => h));
  const maxV = Math.max(...planes.map(({ v }) => v));
  const { width, height, samples, image } = context;
  const full = planes.map((plane) => {
    const quantization = tables.quantization[plane.quantization];
    if (quantization === undefined) throw damagedJpeg();
    const stride = plane.blocksAcross * 8;
    const component = {
      samples: inverseDct(plane, quantization),
      width: plane.width,
      height: plane.height,
      stride,
    };
    return upsample(component, maxH / plane.h, maxV / plane.v, width, height);
  });
  const output = new Uint8Array(expectedBytes);
  const [y, cb, cr] = full;
  if (
    image.photometric === PHOTOMETRIC_YCBCR &&
    samples === 3 &&
    y !== undefined &&
    cb !== undefined &&
    cr !== undefined
  ) {
    toRgb(y, cb, cr, output);
    return output;
  }
  for (const [sample, plane] of full.entries()) {
    for (let index = 0, target = sample; index < plane.length; index += 1, target += samples)
      output[target] = plane[index] ?? 0;
  }
  return output;
}

/** libjpeg's conversion with its 16-bit fixed-point tables (ITU-R BT.601, JFIF). */
function toRgb(y: Uint8Array, cb: Uint8Array, cr: Uint8Array, output: Uint8Array): void {
  const clamped = new Uint8ClampedArray(output.buffer, output.byteOffset, output.byteLength);
  for (let index = 0, target = 0; index < y.length; index += 1, target += 3) {
    const light = y[index] ?? 0;
    const blue = (cb[index] ?? 0) - 128;
    const red = (cr[index] ?? 0) - 128;
    clamped[target] = light + ((91881 * red + 32768) >> 16);
    clamped[target + 1] = light + ((-22554 * blue - 46802 * red + 32768) >> 16);
    clamped[target + 2] = light + ((116130 * blue + 32768) >> 16);
  }
}
