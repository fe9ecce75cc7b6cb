import { describe, expect, it } from "vitest";
import { createSourceContext } from "../geotiff/source/context.ts";
import { openSource } from "../geotiff/source/open-source.ts";
import { buildTiff } from "../geotiff/tiff/testing/build-tiff.ts";
import { itemsOfGeoTiffs } from "./geotiff-items.ts";

const NOW = Date.UTC(2025, 6, 15);

/** 64 × 64 pixels of 10 m in UTM 31N. */
const TIFF = buildTiff({
  images: [
    {
      width: 64,
      height: 64,
      bits: 8,
      value: () => 1,
      tags: [
        { tag: 33550, type: 12, values: [10, 10, 0] },
        { tag: 33922, type: 12, values: [0, 0, 0, 640_000, 5_690_000, 0] },
        { tag: 34735, type: 3, values: [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 32631] },
      ],
    },
  ],
});

/** Files of one server, by name, with what it says of their last change. */
function remote(files: Readonly<Record<string, string | undefined>>) {
  const fetching = (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const { pathname } = new URL(new Request(input).url);
    const range = new Headers(init?.headers).get("range") ?? "";
    const [, from = "0", to = "0"] = /bytes=(\d+)-(\d+)/.exec(range) ?? [];
    const end = Math.min(Number(to) + 1, TIFF.length);
    const headers = new Headers({ "Content-Range": `bytes ${from}-${end - 1}/${TIFF.length}` });
    const changed = files[pathname.slice(1)];
    if (changed !== undefined) headers.set("Last-Modified", changed);
    const body = new Uint8Array(TIFF.slice(Number(from), end));
    return Promise.resolve(new Response(body, { status: 206, headers }));
  };
  const context = createSourceContext({ connectionsPerHost: 6, fetch: fetching });
  return Object.keys(files).map((name) => {
    const href = `https://files.example.org/${name}`;
    return { name, href, source: openSource(href, context) };
  });
}

describe("remote files without a date in name and tag", () => {
  it("stand at the day of Last-Modified, else at today's, and each is told apart", async () => {
    const files = remote({
      "told.tif": "Wed, 05 Mar 2025 10:00:00 GMT",
      "silent.tif": undefined,
      "mute.tif": "yesterday or so",
      "dated_20240601.tif": "Wed, 05 Mar 2025 10:00:00 GMT",
    });
    const { signal } = new AbortController();
    const { items, problems } = await itemsOfGeoTiffs(files, {
      signal,
      onProgress: () => undefined,
      now: () => NOW,
    });
    const dates = items.map((item) => {
      const { properties, assets } = item as {
        properties: { datetime: string };
        assets: Record<string, { title: string }>;
      };
      return Object.values(assets).map(({ title }) => `${title} ${properties.datetime.slice(0, 10)}`);
    });
    expect(dates.flat().toSorted()).toEqual([
      "dated_20240601.tif 2024-06-01",
      "mute.tif 2025-07-15",
      "silent.tif 2025-07-15",
      "told.tif 2025-03-05",
    ]);
    expect(problems.map(({ message }) => message)).toEqual([
      "told.tif says no date: it stands at the day it was last changed.",
      "silent.tif and 1 more say no date, and nothing tells when they were last changed: they stand at today's.",
    ]);
  });
});
