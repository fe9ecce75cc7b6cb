/** Where the parts of a cloud optimised GeoTIFF go, after GDAL's COG driver (gdal.org/drivers/raster/cog.html). */

/** One level of the pyramid, compressed. */
export interface CogLevel {
  readonly width: number;
  readonly height: number;
  readonly blockSize: number;
  /** Compressed blocks, row by row. */
  readonly blocks: readonly Uint8Array[];
}

export interface TagValue {
  readonly tag: number;
  /** TIFF 6.0 field types: 2 ASCII, 3 SHORT, 4 LONG, 12 DOUBLE. */
  readonly type: 2 | 3 | 4 | 12;
  readonly values: readonly number[] | string;
}

const TYPE_BYTES = { 2: 1, 3: 2, 4: 4, 12: 8 } as const;

/**
 * Declares to readers how the file is laid out, so that GDAL reports LAYOUT=COG and can fetch the size
 * of a block together with the block.
 */
const GHOST = [
  "LAYOUT=IFDS_BEFORE_DATA",
  "BLOCK_ORDER=ROW_MAJOR",
  "BLOCK_LEADER=SIZE_AS_UINT4",
  "BLOCK_TRAILER=LAST_4_BYTES_REPEATED",
  "KNOWN_INCOMPATIBLE_EDITION=NO",
  "",
].join("\n");
// The last character is a blank for an update in place to turn KNOWN_INCOMPATIBLE_EDITION into YES.
const GHOST_AREA = `GDAL_STRUCTURAL_METADATA_SIZE=${String(GHOST.length + 1).padStart(6, "0")} bytes\n${GHOST} `;

/** The eight bytes of a little-endian TIFF header, then the ghost area; its length is even. */
function prologue(): Buffer {
  const header = Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0]);
  const ghost = Buffer.from(GHOST_AREA, "latin1");
  const padded = Buffer.concat([header, ghost, Buffer.alloc(ghost.length % 2)]);
  padded.writeUInt32LE(padded.length, 4);
  return padded;
}

function valueBytes(value: TagValue): Buffer {
  if (typeof value.values === "string") return Buffer.from(`${value.values}\0`, "latin1");
  const bytes = Buffer.alloc(value.values.length * TYPE_BYTES[value.type]);
  for (const [index, number] of value.values.entries()) {
    if (value.type === 3) bytes.writeUInt16LE(number, index * 2);
    else if (value.type === 4) bytes.writeUInt32LE(number, index * 4);
    else if (value.type === 12) bytes.writeDoubleLE(number, index * 8);
  }
  return bytes;
}

/** One directory with its long values right behind it, for a file position; `last` ends the chain. */
function directory(tags: readonly TagValue[], position: number, last: boolean): Buffer {
  const sorted = [...tags].sort((one, other) => one.tag - other.tag);
  const size = 2 + sorted.length * 12 + 4;
  const head = Buffer.alloc(size);
  head.writeUInt16LE(sorted.length, 0);
  const tail: Buffer[] = [];
  let end = position + size;
  for (const [index, tag] of sorted.entries()) {
    const at = 2 + index * 12;
    const bytes = valueBytes(tag);
    head.writeUInt16LE(tag.tag, at);
    head.writeUInt16LE(tag.type, at + 2);
    head.writeUInt32LE(bytes.length / TYPE_BYTES[tag.type], at + 4);
    if (bytes.length <= 4) {
      bytes.copy(head, at + 8);
    } else {
      head.writeUInt32LE(end, at + 8);
      const padded = Buffer.concat([bytes, Buffer.alloc(bytes.length % 2)]);
      tail.push(padded);
      end += padded.length;
    }
  }
  // The next directory starts where this one's values end.
  head.writeUInt32LE(last ? 0 : end, size - 4);
  return Buffer.concat([head, ...tail]);
}

const TILE_OFFSETS = 324;
const TILE_BYTE_COUNTS = 325;

/**
 * The whole file: header, ghost area, directories from the full resolution to the coarsest, then the
 * blocks from the coarsest to the full resolution, each between its length and a copy of its last four
 * bytes. `tagsOf` gives the tags of a level apart from block positions.
 */
export function layOut(levels: readonly CogLevel[], tagsOf: (index: number) => readonly TagValue[]): Buffer {
  const start = prologue();
  function directories(offsets: readonly (readonly number[])[]): Buffer[] {
    let position = start.length;
    return levels.map((level, index) => {
      const tags: TagValue[] = [
        ...tagsOf(index),
        { tag: TILE_OFFSETS, type: 4, values: offsets[index] ?? level.blocks.map(() => 0) },
        { tag: TILE_BYTE_COUNTS, type: 4, values: level.blocks.map((block) => block.length) },
      ];
      const bytes = directory(tags, position, index === levels.length - 1);
      position += bytes.length;
      return bytes;
    });
  }
  // Their size does not depend on the offsets, so a first pass with zeros tells where the blocks begin.
  let position = start.length + directories([]).reduce((sum, bytes) => sum + bytes.length, 0);
  const offsets: number[][] = levels.map(() => []);
  const data: Uint8Array[] = [];
  for (let index = levels.length - 1; index >= 0; index -= 1) {
    for (const block of levels[index]?.blocks ?? []) {
      const leader = Buffer.alloc(4);
      leader.writeUInt32LE(block.length);
      data.push(leader, block, block.subarray(-4));
      offsets[index]?.push(position + 4);
      position += block.length + 8;
    }
  }
  return Buffer.concat([start, ...directories(offsets), ...data]);
}
