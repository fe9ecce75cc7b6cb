import { expect } from "@playwright/test";
import type { ShownSlice } from "../support/slices.ts";
import { DEADLINE_MS } from "./engine.ts";
import type { Engine } from "./engine.ts";

/** Every slice that was completely on screen so far, in order. */
export async function shownIn(engine: Pick<Engine, "evaluate">): Promise<readonly ShownSlice[]> {
  const marks = 'performance.getEntriesByName("revisit:slice-shown")';
  return (await engine.evaluate(`${marks}.map(({ detail }) => detail)`)) as readonly ShownSlice[];
}

/** Waits until the slices shown are as they should be. */
export async function untilShown(
  engine: Pick<Engine, "evaluate">,
  what: string,
  suffices: (shown: readonly ShownSlice[]) => boolean,
): Promise<void> {
  const options = { message: what, timeout: DEADLINE_MS };
  await expect.poll(async () => suffices(await shownIn(engine)), options).toBe(true);
}
