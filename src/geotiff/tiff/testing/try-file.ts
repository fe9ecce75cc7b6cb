import { ProblemError } from "../../../problem/problem.ts";
import { MemorySource } from "../../source/memory-source.ts";
import { openRasterFile } from "../open.ts";

/** Blocks read of each level of a file that could be opened. */
const blocksOfLevel = 3;
const mostLevels = 4;

/**
 * Opens a file that may be damaged in any way and reads some of its blocks.
 * @returns how it ended; anything but a Problem is thrown on, for it is a defect
 */
export async function tryFile(bytes: Uint8Array): Promise<"read" | "refused"> {
  try {
    const file = await openRasterFile(new MemorySource(bytes));
    const bands = file.bands.slice(0, 4).map((_, index) => index);
    for (const [number, level] of file.levels.slice(0, mostLevels).entries()) {
      const columns = Math.ceil(level.width / level.blockWidth);
      const rows = Math.ceil(level.height / level.blockHeight);
      for (let block = 0; block < Math.min(blocksOfLevel, columns * rows); block += 1) {
        const position = block === 0 ? columns * rows - 1 : block - 1;
        await file.readBlock(
          { level: number, column: position % columns, row: Math.floor(position / columns) },
          bands,
        );
      }
    }
    return "read";
  } catch (error) {
    if (error instanceof ProblemError) return "refused";
    throw error;
  }
}
