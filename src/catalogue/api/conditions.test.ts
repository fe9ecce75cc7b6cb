import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ItemDocument } from "../../../demo/server/library/documents.ts";
import { libraryItem } from "../../../demo/server/library/item.ts";
import type { Library } from "../../../demo/server/library/library.ts";
import { requestFromBody, requestFromQuery } from "../../../demo/server/stac/search-request.ts";
import { search } from "../../../demo/server/stac/search.ts";
import { testItem } from "../../../demo/server/testing/folder.ts";
import { CLOUD_COVER } from "../filter/cloud-cover.ts";
import { conditionOf } from "../filter/constraint.ts";
import { compile } from "../filter/compile.ts";
import type { Condition } from "../filter/types.ts";
import { conditions, items, type ItemProperties } from "../testing/conditions.ts";
import { constraints } from "../testing/constraints.ts";
import {
  catalogueOn,
  FakeCatalogue,
  json,
  landing,
  NEVER,
  QUERY,
  type Seen,
} from "../testing/fake-catalogue.ts";

const FILTER = "https://api.stacspec.org/v1.0.0/item-search#filter";
const CQL2 = "http://www.opengis.net/spec/cql2/1.0/conf";

/** What a service offers, and how a condition then reaches it. */
const SERVICES = {
  "CQL2-JSON by POST": { methods: ["POST"], conformsTo: [FILTER, `${CQL2}/cql2-json`], name: "filter" },
  "CQL2-Text by GET": { methods: ["GET"], conformsTo: [FILTER, `${CQL2}/cql2-text`], name: "filter" },
  "query by POST": {
    methods: ["POST"],
    conformsTo: ["https://api.stacspec.org/v1.0.0/item-search#query"],
    name: "query",
  },
  "no filter at all": { methods: ["POST"], conformsTo: [], name: "nothing" },
} as const;

/** The local server's search over items with these properties. */
async function libraryOf(properties: readonly ItemProperties[]): Promise<Library> {
  const documents = properties.map((one, index) =>
    testItem(`item-${index}`, [5, 51, 6, 52], { ...one, datetime: "2025-06-01T10:00:00Z" }),
  );
  const found = documents.map((one) => libraryItem("/", "/", one as unknown as ItemDocument, "none"));
  return { root: "/", title: "Items", files: new Set(), items: await Promise.all(found), collections: [] };
}

function served(
  library: Library,
  { methods, conformsTo }: (typeof SERVICES)[keyof typeof SERVICES],
): FakeCatalogue {
  return new FakeCatalogue((request) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/") return json(landing({ methods, conformsTo }));
    if (pathname !== "/search") return json({ id: "fields" });
    const { page } = search(library, requestOf(request));
    return json({ type: "FeatureCollection", features: page.map(({ document }) => document), links: [] });
  });
}

function requestOf({ method, url, body }: Seen): Parameters<typeof search>[1] {
  if (method === "POST") return requestFromBody(body as Record<string, unknown>);
  return requestFromQuery(new URL(url).searchParams);
}

/** A negative cloud cover is none that a scene can have; catalogues mean by it that it is not known. */
const plausible = items.map((list) =>
  list.map((item): ItemProperties => {
    const cover = item[CLOUD_COVER];
    return typeof cover === "number" ? { ...item, [CLOUD_COVER]: Math.abs(cover) } : item;
  }),
);

const where: fc.Arbitrary<readonly Condition[]> = fc.array(
  fc.oneof(
    conditions,
    constraints.map((constraint) => conditionOf(constraint) ?? true),
  ),
  { minLength: 1, maxLength: 2 },
);

describe("conditions", () => {
  it.each(Object.entries(SERVICES))("find the same scenes at a service with %s", async (_title, service) => {
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(plausible, where, async (properties, asked) => {
        const fake = served(await libraryOf(properties), service);
        const query = { ...QUERY, collections: ["fields"], where: asked };
        const { scenes } = await catalogueOn(fake).search(query, { signal: NEVER });
        const tests = asked.map(compile);
        const expected = properties.flatMap((item, index) => {
          const known: ItemProperties = { ...item, datetime: "2025-06-01T10:00:00Z" };
          const subject = { property: (name: string) => known[name], intersects: () => undefined };
          return tests.every((test) => test(subject) === true) ? [`item-${index}`] : [];
        });
        expect(scenes.map(({ id }) => id).sort()).toEqual(expected.sort());
        const [{ url, body } = { url: "", body: undefined }] = fake.searches();
        if (`${url} ${JSON.stringify(body)}`.includes(service.name)) sent += 1;
      }),
      { numRuns: 100 },
    );
    // The service was not spared the work.
    expect(sent > 0).toBe(service.name !== "nothing");
  });
});
