import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "../../../../src/catalogue/filter/compile.ts";
import { textOfCondition } from "../../../../src/catalogue/filter/print-text.ts";
import { queryOf } from "../../../../src/catalogue/filter/query-extension.ts";
import { conditions, items } from "../../../../src/catalogue/testing/conditions.ts";
import type { ItemDocument } from "../../library/documents.ts";
import { libraryItem } from "../../library/item.ts";
import { testItem } from "../../testing/folder.ts";
import { search } from "../search.ts";
import { requestFromBody, requestFromQuery } from "../search-request.ts";
import { propertyOf } from "./property.ts";

describe("a condition in every language", () => {
  it("finds the same items here as the page keeps", async () => {
    await fc.assert(
      fc.asyncProperty(items, conditions, async (properties, condition) => {
        const documents = properties.map((one, index) =>
          testItem(`item-${index}`, [5, 51, 6, 52], { ...one, datetime: "2025-06-01T10:00:00Z" }),
        );
        const library: Parameters<typeof search>[0] = {
          root: "/",
          title: "Items",
          files: new Set(),
          items: await Promise.all(
            documents.map((one) => libraryItem("/", "/", one as unknown as ItemDocument, "none")),
          ),
          collections: [],
        };
        const test = compile(condition);
        const holds = (id: string): boolean | undefined => {
          const item = library.items.find(({ document }) => document.id === id);
          return item && test({ property: (name) => propertyOf(item, name), intersects: () => undefined });
        };
        const expected = library.items.map(({ document }) => document.id).filter((id) => holds(id) === true);
        const found = (request: Parameters<typeof search>[1]): string[] =>
          search(library, request).page.map(({ document }) => document.id);

        const json = {
          limit: 100,
          "filter-lang": "cql2-json",
          filter: JSON.parse(JSON.stringify(condition)) as unknown,
        };
        expect(found(requestFromBody(json))).toEqual(expected);
        const text = new URLSearchParams({ limit: "100", filter: textOfCondition(condition) });
        text.set("filter-lang", "cql2-text");
        expect(found(requestFromQuery(text))).toEqual(expected);
        // What this extension cannot say is left out; the page tests what comes back.
        const query = found(requestFromBody({ limit: 100, query: queryOf([condition]) }));
        expect(query.filter((id) => holds(id) === true)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it("needs no second look where the query extension can say all of it", () => {
    expect(
      queryOf([
        { op: "<=", args: [{ property: "eo:cloud_cover" }, 20] },
        {
          op: "and",
          args: [
            { op: "between", args: [{ property: "gsd" }, 1, 2] },
            { op: ">", args: [5, { property: "rows" }] },
          ],
        },
        { op: "in", args: [{ property: "platform" }, ["a", "b"]] },
        { op: "like", args: [{ property: "tile" }, "31%"] },
      ]),
    ).toEqual({
      "eo:cloud_cover": { lte: 20 },
      gsd: { gte: 1, lte: 2 },
      rows: { lt: 5 },
      platform: { in: ["a", "b"] },
      tile: { startsWith: "31" },
    });
  });
});
