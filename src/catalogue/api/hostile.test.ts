import { describe, expect, it } from "vitest";
import { catalogueOn, json, NEVER, problemOf, QUERY } from "../testing/fake-catalogue.ts";
import { featureOf, misbehaving, type Manners } from "../testing/misbehaving-catalogue.ts";

const search = (manners: Manners) =>
  catalogueOn(misbehaving([{ id: "a" }], manners)).search(QUERY, { signal: NEVER });
const sending = (...features: unknown[]): Manners => ({ sends: () => features });

describe("an answer made to do harm, or by mistake", () => {
  it("with 10,000 levels of nesting gives a page or a sentence", async () => {
    const deep = `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`;
    const feature = JSON.stringify(featureOf({ id: "a" })).replace('"assets":{}', `"assets":${deep}`);
    const page = await search({
      refuses: () => new Response(`{"type":"FeatureCollection","features":[${feature}]}`),
    });
    expect(page.scenes.map(({ id }) => id)).toEqual(["a"]);
    const problem = await problemOf(search({ refuses: () => new Response(deep) }));
    expect(problem.message).toContain("not an item collection");
  });

  it("that names __proto__ and constructor changes no object, and filters find no property in them", async () => {
    const text = JSON.stringify({ ...featureOf({ id: "a" }) }).replace(
      '"properties":{',
      '"properties":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
    );
    const page = await catalogueOn(
      misbehaving([], { refuses: () => new Response(`{"type":"FeatureCollection","features":[${text}]}`) }),
    ).search({ ...QUERY, where: [{ op: "=", args: [{ property: "toString" }, "x"] }] }, { signal: NEVER });
    expect(page.scenes).toHaveLength(1);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("of things that are no items lists each as a problem and keeps the rest", async () => {
    const page = await search(
      sending(
        null,
        5,
        "x",
        [],
        {},
        { id: 7 },
        { ...featureOf({ id: "bare" }), bbox: undefined, geometry: null },
        featureOf({ id: "a" }),
      ),
    );
    expect(page.scenes.map(({ id }) => id)).toEqual(["a"]);
    expect(page.problems).toHaveLength(7);
  });

  it("with open rings, heights and boxes of six numbers is read where they have one meaning", async () => {
    const open = [
      [5, 51, 3],
      [6, 51, 3],
      [6, 52, 3],
      [5, 52, 3],
    ];
    const page = await search(
      sending(
        { ...featureOf({ id: "ring" }), geometry: { type: "Polygon", coordinates: [open] } },
        { ...featureOf({ id: "box" }), bbox: [5, 51, -10, 6, 52, 900] },
      ),
    );
    expect(page.scenes.map(({ id }) => id)).toEqual(["ring", "box"]);
  });

  it("with addresses of scripts names them to nothing that follows addresses", async () => {
    const assets = { data: { href: "javascript:alert(1)", type: "image/tiff; application=geotiff" } };
    const links = [{ rel: "self", href: "javascript:alert(1)" }];
    const [scene] = (await search(sending({ ...featureOf({ id: "a" }), assets, links }))).scenes;
    expect(scene?.assets["data"]?.unreadable).toBeDefined();
    expect(scene?.href).not.toMatch(/^javascript/);
    const page = await search({ next: () => ({ href: "javascript:alert(1)" }) });
    expect(page).not.toHaveProperty("next");
  });

  it("larger than any is refused by its length, before it is read", async () => {
    const huge = new Response("{}", { headers: { "content-length": String(1e9) } });
    expect(await problemOf(search({ refuses: () => huge }))).toMatchObject({ kind: "limit" });
  });

  it("whose error says something huge is told in a line", async () => {
    const problem = await problemOf(search({ refuses: () => json({ description: "x".repeat(9_000) }, 401) }));
    expect(problem.message.length).toBeLessThan(300);
  });
});
