import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../testing/fake-catalogue.ts";
import { secured } from "../normalise/href.ts";
import { abilitiesOf, conformanceUrl } from "./landing.ts";
import { pageOf } from "./page.ts";
import { summaryOf } from "./collections.ts";
import { objectsOf } from "../normalise/read.ts";

const DATA = process.env["REVISIT_DATA"] ?? "";

interface Recorded {
  readonly request: { readonly method: "GET" | "POST"; readonly url: string; readonly body: unknown };
  readonly response: { readonly status: { readonly code: number }; readonly json: Record<string, unknown> };
}

describe("addresses behind a proxy", () => {
  it("are asked over https where the catalogue is, and only on its own host", () => {
    expect(secured("http://a.example.org/search", "https://a.example.org/")).toBe(
      "https://a.example.org/search",
    );
    expect(secured("http://b.example.org/search", "https://a.example.org/")).toBe(
      "http://b.example.org/search",
    );
    expect(secured("http://localhost:81/search", "http://localhost:80/")).toBe("http://localhost:81/search");
  });
});

describe("a landing page before STAC API 1.0", () => {
  it("has its conformance classes at an address of their own", () => {
    const url = "https://stac.example.org/v0";
    const old = {
      stac_version: "1.0.0-beta.2",
      links: [
        { rel: "conformance", href: "./v0/conformance" },
        { rel: "search", href: "https://stac.example.org/v0/search" },
      ],
    };
    expect(conformanceUrl(old, url)).toBe("https://stac.example.org/v0/conformance");
    expect(conformanceUrl({ ...old, conformsTo: [] }, url)).toBeUndefined();
    const conformance = { conformsTo: ["https://api.stacspec.org/v1.0.0-beta.1/item-search#query"] };
    expect(abilitiesOf(CATALOGUE, old, url, conformance)).toMatchObject({
      filters: ["query"],
      methods: ["POST", "GET"],
    });
  });
});

describe.skipIf(!existsSync(join(DATA, "stac")))("recorded traffic of real services", () => {
  it("tells what each of them offers", async () => {
    const found: Record<string, readonly string[]> = {};
    for (const { request, response } of await recorded("landing")) {
      if (request.url.includes("githubusercontent")) {
        expect(() => abilitiesOf(CATALOGUE, response.json, request.url)).toThrow("cannot be searched");
        continue;
      }
      const { methods, filters, searchUrl } = abilitiesOf(CATALOGUE, response.json, request.url);
      expect(new URL(searchUrl).host).toBe(new URL(request.url).host);
      found[`${new URL(request.url).host} ${methods.join("/")}`] ??= filters;
    }
    // Read from their conformance classes by eye.
    expect(found).toEqual({
      "earth-search.aws.element84.com POST/GET": ["query"],
      "emc.spacebel.be POST/GET": ["cql2-json", "cql2-text"],
      "paituli.csc.fi POST/GET": ["cql2-text"],
      "planetarycomputer.microsoft.com POST/GET": expect.any(Array) as string[],
      "stac.eoapi.dev POST/GET": ["cql2-json", "cql2-text", "query"],
      "stac.sage.uvt.ro POST/GET": ["cql2-json", "cql2-text", "query"],
    });
  });

  it("gives pages with their scenes, the number that matches and the way to the next", async () => {
    for (const { request, response } of await recorded("search")) {
      const page = pageOf(
        response.json,
        { url: request.url, method: request.method, body: request.body },
        () => ({ catalogue: "x" }),
      );
      const features = objectsOf(response.json["features"]);
      expect(page?.found.length).toBe(features.length);
      const next = objectsOf(response.json["links"]).find(({ rel }) => rel === "next");
      expect(page?.next?.url).toBe(features.length > 0 ? next?.["href"] : undefined);
      expect(page?.matched).toBe(response.json["numberMatched"]);
    }
  });

  it("knows clouds of the optical collections of Earth Search, which mentions them nowhere", async () => {
    const clouds = new Map<string, boolean>();
    for (const { request, response } of await recorded("collections")) {
      if (!request.url.includes("earth-search")) continue;
      for (const summary of objectsOf(response.json["collections"]).map(summaryOf)) {
        if (summary) clouds.set(summary.id, summary.hasCloudCover);
      }
    }
    expect(clouds.get("sentinel-2-l2a")).toBe(true);
    expect(clouds.get("sentinel-1-grd")).toBe(false);
    expect(clouds.get("cop-dem-glo-30")).toBe(false);
  });

  it("gives collections with a title and a box", async () => {
    let count = 0;
    for (const { response } of await recorded("collections")) {
      for (const collection of objectsOf(response.json["collections"])) {
        const summary = summaryOf(collection);
        expect(summary?.title).not.toBe("");
        expect(summary?.bbox, String(collection["id"])).toBeDefined();
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(100);
  });
});

async function recorded(kind: string): Promise<Recorded[]> {
  const files = await readdir(join(DATA, "stac/recorded"), { recursive: true });
  const answers = await Promise.all(
    files
      .filter((file) => new RegExp(`/${kind}_`).test(file))
      .map(async (file) => JSON.parse(await readFile(join(DATA, "stac/recorded", file), "utf8")) as Recorded),
  );
  return answers.filter(({ request, response }) => request !== undefined && response.status.code === 200);
}
