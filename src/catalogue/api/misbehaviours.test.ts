import { describe, expect, it } from "vitest";
import { cloudCoverUpTo } from "../filter/cloud-cover.ts";
import { nextCursor, scenesOf } from "../paging.ts";
import { catalogueOn, NEVER, QUERY } from "../testing/fake-catalogue.ts";
import { HOSTILE_ANSWERS } from "../testing/hostile-answers.ts";
import { itemsNamed, misbehaving } from "../testing/misbehaving-catalogue.ts";
import { BAD_MANNERS, type Misbehaviour } from "../testing/misbehaviours.ts";
import { ProblemError } from "../../problem/problem.ts";
import type { Cursor, SearchPage, SearchQuery } from "../types.ts";

/** As many pages as the application reads by itself. */
const MOST_PAGES = 10;

/** The pages of a search, and every sentence that a person reads of it. */
async function searched({ manners, items = itemsNamed(3), clouds, bbox }: Misbehaviour) {
  const fake = misbehaving(items, manners);
  const catalogue = catalogueOn(fake);
  const query: SearchQuery = {
    ...QUERY,
    ...(clouds ? { where: [cloudCoverUpTo(40)] } : {}),
    ...(bbox ? { area: bbox } : {}),
  };
  const pages: SearchPage[] = [];
  const sentences: string[] = [];
  let cursor: Cursor | undefined;
  try {
    do {
      pages.push(await catalogue.search(query, cursor ? { signal: NEVER, cursor } : { signal: NEVER }));
      cursor = nextCursor(pages);
    } while (cursor !== undefined && pages.length < MOST_PAGES);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    sentences.push(error.problem.message);
    expect(error.problem.advice).toBeTruthy();
  }
  const problems = pages.flatMap((page) => [...page.problems, ...(page.incomplete ? [page.incomplete] : [])]);
  sentences.push(...problems.map(({ message }) => message), ...(await catalogue.open(NEVER)).refusals);
  return { fake, scenes: scenesOf(pages), sentences };
}

describe("a service", () => {
  it.each(Object.entries({ ...BAD_MANNERS, ...HOSTILE_ANSWERS }))(
    "that %s gives scenes, or a sentence that says what is wrong",
    async (_name, misbehaviour) => {
      const { fake, scenes, sentences } = await searched(misbehaviour);
      expect(new Set(scenes.map(({ datetime }) => datetime.slice(0, 10))).size).toBe(misbehaviour.dates);
      // Neither too much is told, nor too little.
      expect(sentences.length > 0).toBe(misbehaviour.says !== undefined);
      if (misbehaviour.says) expect(sentences.join("\n")).toMatch(misbehaviour.says);
      expect(fake.seen.filter(({ url }) => !url.startsWith("https://stac.example.org/"))).toEqual([]);
      expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    },
    30_000,
  );
});
