/**
 * What `work` makes of each item, in order. A batch starts when the one before it has finished, so that other
 * work gets its turn in between.
 * @param size items at a time; all unless given
 * @throws what `work` throws first
 */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  size: number | undefined,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  if (size === undefined) return Promise.all(items.map(work));
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += size) {
    results.push(...(await Promise.all(items.slice(start, start + size).map(work))));
  }
  return results;
}
