import { UsageError } from "../scripts/options.mjs";
import { ProblemError } from "../src/problem/problem.ts";
import { UnusableFolder } from "./server/library/library.ts";
import { PortTaken } from "./server/listen.ts";

/** Runs what starts a server; a mistake of the person at the keyboard is told in one sentence, without a stack. */
export async function runServer(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    const expected = [UsageError, UnusableFolder, PortTaken, ProblemError].some(
      (kind) => error instanceof kind,
    );
    console.error(expected ? (error as Error).message : error);
    process.exit(1);
  }
}
