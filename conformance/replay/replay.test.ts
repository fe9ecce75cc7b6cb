import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { landing, page } from "../../src/catalogue/testing/fake-catalogue.ts";
import { meaningOf } from "./meaning.ts";
import { queryOfRequest } from "./recorded-query.ts";
import { readPairs, type RecordedPair } from "./recorded-pairs.ts";
import { ReplayServer } from "./replay-server.ts";
import { replayServices } from "./replay-services.ts";
import { replaySearches } from "./replay.ts";

const DATA = process.env["REVISIT_DATA"] ?? "";
const HOME = "https://stac.example.org";

const search = (body: unknown, json: unknown, name = "search.json"): RecordedPair => ({
  name,
  request: { method: "POST", url: `${HOME}/search`, body },
  status: 200,
  json,
});
const home: RecordedPair = {
  name: "landing.json",
  request: { method: "GET", url: `${HOME}/` },
  status: 200,
  json: landing({ conformsTo: ["https://api.stacspec.org/v1.0.0/item-search#sort"] }),
};

describe("what a request means", () => {
  const meaning = (body: unknown, path = "/search"): string =>
    meaningOf({ method: "POST", url: `${HOME}${path}`, body });

  it.each([
    [
      "the order of keys",
      { a: { b: 1, c: 2 }, collections: ["c"] },
      { collections: ["c"], a: { c: 2, b: 1 } },
    ],
    ["the size of pages", { collections: ["c"], limit: 10 }, { collections: ["c"] }],
    ["a box around the world", { bbox: [-180, -90, 180, 90] }, {}],
    ["a box of no extent", { bbox: [5, 51, 5, 51] }, { intersects: { type: "Point", coordinates: [5, 51] } }],
    [
      "parts of seconds",
      { datetime: "2025-06-01T00:00:00Z/2025-06-01T23:59:59.999Z" },
      { datetime: "2025-06-01T00:00:00Z/2025-06-01T23:59:59Z" },
    ],
  ])("is not changed by %s", (_what, one, other) => {
    expect(meaning(one)).toBe(meaning(other));
  });

  it.each([
    ["another collection", { collections: ["d"] }],
    ["another box", { collections: ["c"], bbox: [5, 51, 6, 53] }],
    ["sorting", { collections: ["c"], sortby: [{ field: "datetime", direction: "desc" }] }],
    ["a token", { collections: ["c"], token: "next" }],
  ])("is changed by %s", (_what, other) => {
    expect(meaning(other)).not.toBe(meaning({ collections: ["c"] }));
  });

  it("is changed by method and path, and by the limit of what is no search", () => {
    expect(meaning({}, "/v1/search")).not.toBe(meaning({}));
    expect(meaningOf({ method: "GET", url: `${HOME}/search` })).not.toBe(meaning({}));
    const collections = (query: string) => meaningOf({ method: "GET", url: `${HOME}/collections${query}` });
    expect(collections("?limit=10")).not.toBe(collections(""));
    expect(collections("?a=1&b=2")).toBe(collections("?b=2&a=1"));
  });
});

describe("a replayed service", () => {
  it("answers what was recorded, refuses the rest, and a body that is not called JSON", async () => {
    const server = new ReplayServer([search({ collections: ["c"] }, { answer: 1 })]);
    const ask = (body: unknown, type = "application/json") =>
      server.fetch(`${HOME}/search`, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": type },
      });
    expect(await (await ask({ collections: ["c"], limit: 100 })).json()).toEqual({ answer: 1 });
    expect((await ask({ collections: ["c"], sortby: [] })).status).toBe(400);
    expect((await ask({ collections: ["c"] }, "text/plain")).status).toBe(415);
    expect(server.refused).toHaveLength(1);
  });

  it("is searched page by page, in the way in which it was recorded, and told where its pages end", async () => {
    const next = { method: "POST", href: `${HOME}/search`, body: { collections: ["c"], token: "2" } };
    const more = { ...next, body: { collections: ["c"], token: "3" } };
    const [report] = await replaySearches([
      home,
      search({ collections: ["c"] }, page(["a", "b"], next)),
      search({ collections: ["c"], token: "2" }, page(["d"], more), "next.json"),
    ]);
    expect(report).toMatchObject({ outcome: "answered", recorded: 2, problems: 0 });
    expect(report?.scenes.map(({ id }) => id)).toEqual(["a", "b", "d"]);
    expect(report?.message).toContain("further pages");
  });

  it("is not searched for what the application never asks: seconds, ids, a part of the fields", () => {
    const url = `${HOME}/search`;
    for (const body of [
      { ids: ["a"] },
      { collections: ["c"], datetime: "2019-01-01T00:00:01Z/2019-01-01T00:00:10Z" },
      { collections: ["c"], fields: {} },
    ]) {
      expect(queryOfRequest({ method: "POST", url, body })).toBeUndefined();
    }
  });
});

describe("a replayed service beside its search", () => {
  const collections: RecordedPair = {
    name: "collections.json",
    request: { method: "GET", url: `${HOME}/collections` },
    status: 200,
    json: { collections: [{ id: "c" }, { id: "d" }] },
  };
  const one: RecordedPair = {
    name: "collection.json",
    request: { method: "GET", url: `${HOME}/collections/c` },
    status: 200,
    json: { id: "c", type: "Collection" },
  };

  it("opens, lists its collections and gives those that were recorded", async () => {
    const reports = await replayServices([home, collections, one]);
    expect(reports.map(({ asked, outcome, count }) => [asked, outcome, count])).toEqual([
      ["landing page", "answered", undefined],
      ["collections", "answered", 2],
      ["c", "answered", undefined],
    ]);
  });

  it("is told apart where nothing was recorded, and where it is no service to search", async () => {
    const still: RecordedPair = {
      ...home,
      json: { type: "Catalog", stac_version: "1.0.0", links: [{ rel: "self" }] },
    };
    const outcomes = async (pairs: readonly RecordedPair[]) =>
      (await replayServices(pairs)).map(({ asked, outcome }) => [asked, outcome]);
    expect(await outcomes([home])).toEqual([
      ["landing page", "answered"],
      ["collections", "not recorded"],
    ]);
    expect(await outcomes([still])).toEqual([["landing page", "refused"]]);
  });
});

describe.skipIf(!existsSync(join(DATA, "stac/recorded")))("recorded services (REVISIT_DATA)", () => {
  it("answer every recorded search that the application can ask for, item for item", async () => {
    const reports = await replaySearches(await readPairs(join(DATA, "stac/recorded")));
    expect(reports.filter(({ outcome }) => outcome !== "answered")).toEqual([]);
    for (const { id, recorded, scenes, problems } of reports) {
      expect(scenes.length + problems, id).toBeGreaterThanOrEqual(recorded);
      expect(problems, id).toBe(0);
    }
    expect([...new Set(reports.map(({ service }) => service))].toSorted()).toEqual([
      "earth-search.aws.element84.com",
      "planetarycomputer.microsoft.com",
      "stac.eoapi.dev",
    ]);
  }, 60_000);

  it("open, list their collections and give each, as far as that was recorded", async () => {
    const reports = await replayServices(await readPairs(join(DATA, "stac/recorded")));
    const asked = (wanted: string, outcome: string): readonly string[] => [
      ...new Set(
        reports
          .filter((one) => one.asked === wanted && one.outcome === outcome)
          .map(({ service }) => service),
      ),
    ];
    expect(asked("landing page", "answered").toSorted()).toEqual([
      "earth-search.aws.element84.com",
      "emc.spacebel.be",
      "paituli.csc.fi",
      "planetarycomputer.microsoft.com",
      // A catalogue of files.
      "raw.githubusercontent.com",
      "stac.eoapi.dev",
      "stac.sage.uvt.ro",
    ]);
    expect(reports.filter(({ outcome }) => outcome === "refused")).toEqual([]);
    const listed = reports.filter((one) => one.asked === "collections" && one.outcome === "answered");
    expect(new Set(listed.map(({ count }) => count))).toEqual(new Set([1, 4, 9, 31]));
    expect(asked("sentinel2-l2a", "answered")).toEqual(["paituli.csc.fi"]);
    expect(asked("landsat-c2-l2", "answered")).toEqual(["planetarycomputer.microsoft.com"]);
    expect(reports.filter(({ outcome }) => outcome === "crashed")).toEqual([]);
  }, 60_000);
});
