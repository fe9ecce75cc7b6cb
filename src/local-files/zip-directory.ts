import { ProblemError } from "../problem/problem.ts";
import { damaged } from "./problems.ts";

export interface ZipEntry {
  readonly path: string;
  /** Bytes from the start of the archive to the local header. */
  readonly offset: number;
  readonly packedSize: number;
  readonly size: number;
  readonly stored: boolean;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
/** The end is followed by a comment of up to this many bytes. */
const MOST_COMMENT_BYTES = 65_535;
const ENTRY_BYTES = 46;
/** Stands for "see the ZIP64 record". */
const IN_ZIP64 = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;

/**
 * The files that the central directory of an archive lists (APPNOTE 6.3.3, 4.3.12); folders are left out. The archive
 * itself is not read.
 * @throws ProblemError
 */
export async function readDirectory(archive: Blob, name: string): Promise<readonly ZipEntry[]> {
  const tailStart = Math.max(0, archive.size - END_BYTES - MOST_COMMENT_BYTES);
  const tail = new DataView(await archive.slice(tailStart).arrayBuffer());
  const end = endOf(tail);
  if (end === undefined) throw damaged(name, "is no complete archive");
  const size = tail.getUint32(end + 12, true);
  const offset = tail.getUint32(end + 16, true);
  if (size === IN_ZIP64 || offset === IN_ZIP64) throw zip64(name);
  const directory = new DataView(await archive.slice(offset, offset + size).arrayBuffer());
  if (directory.byteLength < size) throw damaged(name, "is cut off");
  const entries: ZipEntry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= directory.byteLength;) {
    if (directory.getUint32(at, true) !== ENTRY_SIGNATURE) throw damaged(name, "has a damaged directory");
    const nameBytes = directory.getUint16(at + 28, true);
    const next =
      at + ENTRY_BYTES + nameBytes + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
    if (next > directory.byteLength) throw damaged(name, "has a damaged directory");
    const path = new TextDecoder().decode(new Uint8Array(directory.buffer, at + ENTRY_BYTES, nameBytes));
    if (!path.endsWith("/") && !path.includes("__MACOSX/")) entries.push(entryAt(directory, at, path, name));
    at = next;
  }
  return entries;
}

function endOf(tail: DataView): number | undefined {
  for (let at = tail.byteLength - END_BYTES; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) === END_SIGNATURE) return at;
  }
  return undefined;
}

function entryAt(directory: DataView, at: number, path: string, name: string): ZipEntry {
  const method = directory.getUint16(at + 10, true);
  const isEncrypted = (directory.getUint16(at + 8, true) & ENCRYPTED_FLAG) !== 0;
  if (isEncrypted || (method !== STORED && method !== DEFLATED)) {
    throw new ProblemError({
      kind: "unsupported",
      message: isEncrypted
        ? `${name} is encrypted.`
        : `${name} is packed in a way that is not read here (${method}).`,
      advice: "Unpack it and drop the folder.",
    });
  }
  const packedSize = directory.getUint32(at + 20, true);
  const size = directory.getUint32(at + 24, true);
  const offset = directory.getUint32(at + 42, true);
  if ([packedSize, size, offset].includes(IN_ZIP64)) throw zip64(name);
  return { path: path.replaceAll("\\", "/"), offset, packedSize, size, stored: method === STORED };
}

function zip64(name: string): ProblemError {
  return new ProblemError({
    kind: "unsupported",
    message: `${name} is an archive of more than 4 GB (ZIP64), which is not read here.`,
    advice: "Unpack it and drop the folder.",
  });
}
