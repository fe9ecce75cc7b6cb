import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { mutate, randomFrom } from "../src/geotiff/tiff/testing/mutate.ts";
import { soundFiles } from "../src/geotiff/tiff/testing/samples.ts";
import { tryFile } from "../src/geotiff/tiff/testing/try-file.ts";

/** Larger files only make every try slower. */
const mostBytes = 64 * 1024;

async function readSeeds(folder: string | undefined): Promise<Uint8Array[]> {
  const seeds = [...soundFiles, ...(await readSmallFiles())];
  if (folder === undefined) return seeds;
  const directory = join(folder, "geotiff", "files");
  for (const name of (await readdir(directory)).sort()) {
    const path = join(directory, name);
    if (/\.tiff?$/i.test(name) && (await stat(path)).size <= mostBytes)
      seeds.push(new Uint8Array(await readFile(path)));
  }
  return seeds;
}

/** One small file for each compression. */
async function readSmallFiles(): Promise<Uint8Array[]> {
  const text = await readFile(new URL("fixtures/small-files.json", import.meta.url), "utf8");
  const { files } = JSON.parse(text) as { files: Readonly<Record<string, { file: string }>> };
  return Object.values(files).map(({ file }) => new Uint8Array(Buffer.from(file, "base64")));
}

/** Tells the parent which file is next, so that it knows which one hangs. */
async function run({ folder, from, to }: { folder?: string; from: number; to: number }): Promise<void> {
  const seeds = await readSeeds(folder);
  for (let number = from; number < to; number += 1) {
    process.send?.({ number });
    const seed = seeds[number % seeds.length] ?? new Uint8Array(0);
    try {
      process.send?.({ number, ended: await tryFile(mutate(seed, randomFrom(number))) });
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : "unknown error";
      process.send?.({ number, ended: "defect", text });
    }
  }
}

process.on("message", (message: { folder?: string; from: number; to: number }) => void run(message));
