import { describe, expect, it } from "vitest";
import { unlistedCatalogue } from "../../config/unlisted.ts";
import { fakeBroker } from "../../http/testing/fake-broker.ts";
import {
  catalogueOn,
  FakeCatalogue,
  json,
  landing,
  NEVER,
  page,
  problemOf,
  QUERY,
} from "../testing/fake-catalogue.ts";

const SITE = "https://maps.example.org";
const FOREIGN = unlistedCatalogue("https://stac.example.org/", { site: SITE });

/** Has a token for every origin there is, as if the hostile one were on an allow-list. */
const generous = fakeBroker({ token: () => Promise.resolve("secret") });

/** A landing page or a page of items, with an item that names `href` as file, picture and itself. */
function pointingAt(href: string): FakeCatalogue {
  return new FakeCatalogue(({ url }) => {
    if (!url.endsWith("/search")) return json(landing());
    const found = page(["a"]) as { features: Record<string, unknown>[] };
    const [item] = found.features;
    return json({
      ...found,
      features: [
        {
          ...item,
          assets: {
            data: { href, type: "image/tiff; application=geotiff", roles: ["data"] },
            thumbnail: { href, type: "image/png", roles: ["thumbnail"] },
          },
        },
      ],
    });
  });
}

describe("an unlisted catalogue", () => {
  it("is asked without a token, even where the session has one and the search would be signed", async () => {
    const fake = pointingAt("https://data.example.net/a.tif");
    const client = catalogueOn(fake, { ...FOREIGN, signedSearch: true }, { broker: generous });
    await client.search(QUERY, { signal: NEVER });
    expect(fake.seen.length).toBeGreaterThan(1);
    expect(fake.seen.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
  });

  it.each([`${SITE}/through/https/data.example.net/a.tif`, "http://data.example.net/a.tif"])(
    "names a file at %s in vain: it is listed with the reason, and no picture is shown",
    async (href) => {
      const client = catalogueOn(pointingAt(href), FOREIGN);
      const { scenes } = await client.search(QUERY, { signal: NEVER });
      expect(scenes[0]?.assets["data"]?.unreadable?.message).toContain("scene a");
      expect(scenes[0]?.thumbnail).toBeUndefined();
    },
  );

  it("names a file on any other https host, and it can be read", async () => {
    const client = catalogueOn(pointingAt("https://data.example.net/a.tif"), FOREIGN);
    const { scenes } = await client.search(QUERY, { signal: NEVER });
    expect(scenes[0]?.assets["data"]).not.toHaveProperty("unreadable");
    expect(scenes[0]?.thumbnail).toBe("https://data.example.net/a.tif");
  });

  it.each(["/private/search", "http://stac.example.net/search"])(
    "does not lead the search to %s",
    async (href) => {
      const links = [{ rel: "search", href: new URL(href, SITE).href }];
      const fake = new FakeCatalogue(() => json({ stac_version: "1.0.0", conformsTo: [], links }));
      const problem = await problemOf(catalogueOn(fake, FOREIGN).search(QUERY, { signal: NEVER }));
      expect(problem.message).toContain("nothing is asked there");
      expect(fake.seen.filter(({ url }) => !url.startsWith(FOREIGN.url))).toEqual([]);
    },
  );

  it("that asks for a sign-in does not send people to the account panel or to config.json", async () => {
    for (const status of [401, 403, 404]) {
      const fake = new FakeCatalogue(() => json({}, status));
      const { kind, advice } = await problemOf(catalogueOn(fake, FOREIGN).search(QUERY, { signal: NEVER }));
      expect(kind).not.toBe("sign-in");
      expect(advice).not.toContain("account");
    }
  });

  it("that is no STAC API says so without naming the configuration", async () => {
    const cases: [Response, string][] = [
      [new Response("<!doctype html>", { headers: { "content-type": "text/html" } }), "HTML"],
      [json({ hello: "world" }), "not a STAC"],
    ];
    for (const [answer, words] of cases) {
      const fake = new FakeCatalogue(() => answer.clone());
      const problem = await problemOf(catalogueOn(fake, FOREIGN).open(NEVER));
      expect(problem.message).toContain(`stac.example.org answered with`);
      expect(problem.message).toContain(words);
      expect(problem.advice).not.toContain("config.json");
    }
  });

  it("that answers without end is stopped", async () => {
    const chunk = new TextEncoder().encode(" ".repeat(1024 * 1024));
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 1;
        controller.enqueue(chunk);
      },
    });
    const fake = new FakeCatalogue(() => new Response(endless));
    const problem = await problemOf(catalogueOn(fake, FOREIGN).open(NEVER));
    expect(problem.kind).toBe("limit");
    expect(sent).toBeLessThan(80);
  });
});
