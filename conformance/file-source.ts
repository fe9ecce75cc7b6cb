import { readFile } from "node:fs/promises";
import { MemorySource } from "../src/geotiff/source/memory-source.ts";

/** A file of the disk, read like a remote one. */
export async function fileSource(path: string): Promise<MemorySource> {
  return new MemorySource(await readFile(path), `file:///${path.slice(path.lastIndexOf("/") + 1)}`);
}
