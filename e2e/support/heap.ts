import type { Page } from "@playwright/test";

/** Whether a word is anywhere in the memory of a page's main thread, after a garbage collection. */
export async function heapHolds(page: Page, word: string): Promise<boolean> {
  const inspector = await page.context().newCDPSession(page);
  let found = false;
  let end = "";
  inspector.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => {
    // A word may lie across two chunks.
    found ||= `${end}${chunk}`.includes(word);
    end = chunk.slice(-word.length);
  });
  await inspector.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await inspector.detach();
  return found;
}
