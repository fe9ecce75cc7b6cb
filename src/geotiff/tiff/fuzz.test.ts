import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mutate, randomFrom } from "./testing/mutate.ts";
import { soundFiles } from "./testing/samples.ts";
import { tryFile } from "./testing/try-file.ts";

const folder = join(process.env["REVISIT_DATA"] ?? "", "geotiff", "files");
const smallBytes = 12_000;

async function fuzz(seeds: readonly Uint8Array[], count: number): Promise<{ read: number; refused: number }> {
  const ended = { read: 0, refused: 0 };
  for (let number = 0; number < count; number += 1) {
    const seed = seeds[number % seeds.length] ?? new Uint8Array(0);
    const how = await tryFile(mutate(seed, randomFrom(number))).catch((error: unknown) => {
      throw new Error(`The file made with seed ${number} ended in a defect.`, { cause: error });
    });
    ended[how] += 1;
  }
  return ended;
}

describe("damaged files", () => {
  it("end in pixels or in a message, never in anything else", { timeout: 120_000 }, async () => {
    const { read, refused } = await fuzz(soundFiles, 2_000);
    // Both have to occur, or the mutations are too weak or too strong to show anything.
    expect(read).toBeGreaterThan(200);
    expect(refused).toBeGreaterThan(200);
  });

  it.skipIf(!existsSync(folder))("end so when they were real ones, too", { timeout: 120_000 }, async () => {
    const names = readdirSync(folder).filter((name) => statSync(join(folder, name)).size < smallBytes);
    const seeds = names.map((name) => new Uint8Array(readFileSync(join(folder, name))));
    const { read, refused } = await fuzz(seeds, 2_000);
    expect(read + refused).toBe(2_000);
  });
});
