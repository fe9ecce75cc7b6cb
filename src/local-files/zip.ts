import { readDirectory, type ZipEntry } from "./zip-directory.ts";
import { MOST_FILES, MOST_UNPACKED_BYTES } from "./limits.ts";
import { damaged, tooLarge } from "./problems.ts";

/**
 * The files of an archive by their paths. Those that are only stored are parts of the archive itself, however large;
 * those that are compressed are unpacked, none of them to more than its directory says.
 * @param name what a message calls the archive
 * @throws ProblemError
 */
export async function unzip(
  archive: Blob,
  name: string,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Blob>> {
  const entries = await readDirectory(archive, name);
  if (entries.length > MOST_FILES) {
    throw tooLarge(name, `holds more than ${MOST_FILES.toLocaleString("en")} files`, "Unpack a part of it.");
  }
  const unpacked = entries.reduce((sum, { stored, size }) => sum + (stored ? 0 : size), 0);
  if (unpacked > MOST_UNPACKED_BYTES) {
    const most = MOST_UNPACKED_BYTES / 2 ** 20;
    throw tooLarge(
      name,
      `unpacks to more than ${most} MB`,
      "Unpack it and drop the folder: its files are then read where they are.",
    );
  }
  const files = new Map<string, Blob>();
  for (const entry of entries) {
    signal?.throwIfAborted();
    files.set(entry.path, await fileOf(archive, entry, name));
  }
  return files;
}

/** Pictures are shown only where their type is known. */
const PICTURES: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
};

async function fileOf(archive: Blob, entry: ZipEntry, name: string): Promise<Blob> {
  const { offset, packedSize, stored, size, path } = entry;
  const start = offset + LOCAL_HEADER_BYTES + (await variableBytes(archive, offset));
  const type = PICTURES[path.slice(path.lastIndexOf(".") + 1).toLowerCase()] ?? "";
  const packed = archive.slice(start, start + packedSize, type);
  if (packed.size < packedSize) throw damaged(name, "is cut off");
  if (stored) return packed;
  let unpacked = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform: (chunk, controller) => {
      unpacked += chunk.byteLength;
      if (unpacked > size) throw damaged(name, `is damaged: ${path} is larger than it says`);
      controller.enqueue(chunk);
    },
  });
  try {
    const stream = packed.stream().pipeThrough(new DecompressionStream("deflate-raw")).pipeThrough(counted);
    const bytes = await new Response(stream).arrayBuffer();
    return new Blob([bytes], { type });
  } catch (error) {
    throw damaged(name, `is damaged: ${path} cannot be unpacked`, error);
  }
}

const LOCAL_HEADER_BYTES = 30;

/** Name and extra field of a local header, which need not be those of the directory. */
async function variableBytes(archive: Blob, offset: number): Promise<number> {
  const header = new DataView(await archive.slice(offset, offset + LOCAL_HEADER_BYTES).arrayBuffer());
  return header.byteLength < LOCAL_HEADER_BYTES ? 0 : header.getUint16(26, true) + header.getUint16(28, true);
}
