import type { Page } from "@playwright/test";

export interface ShownSlice {
  readonly slice: string;
  readonly tiles: number;
  readonly requests: number;
  readonly bytes: number;
}

/** Every slice that was completely on screen so far, in order, from the application's own User Timing marks. */
export function shownSlices(page: Page): Promise<readonly ShownSlice[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByName("revisit:slice-shown")
      .map((entry) => (entry as PerformanceMark).detail as ShownSlice),
  );
}

/** Waits until a slice is completely on screen: the one asked for, or any after the first `after` ones. */
export async function waitForSlice(
  page: Page,
  wanted: { slice?: string; after?: number } = {},
): Promise<ShownSlice> {
  const found = await page.waitForFunction(
    ({ slice, after }) => {
      const marks = performance.getEntriesByName("revisit:slice-shown") as PerformanceMark[];
      const last = marks.at(-1);
      if (last === undefined || marks.length <= (after ?? 0)) return null;
      const detail = last.detail as ShownSlice;
      return slice === undefined || detail.slice === slice ? detail : null;
    },
    wanted,
    { timeout: 120_000 },
  );
  return (await found.jsonValue()) as ShownSlice;
}
