import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { ProblemError, type Problem } from "../problem/problem.ts";
import { parseConfig } from "./parse.ts";

const BASE = "https://maps.example.org/revisit/";

function minimal(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { catalogues: [{ id: "one", title: "One", url: "./stac" }], ...changes };
}

function problemWith(json: unknown): Problem {
  try {
    parseConfig(json, BASE);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error("was accepted");
}

describe("parseConfig", () => {
  it("makes addresses absolute and fills in defaults", () => {
    const config = parseConfig(minimal(), BASE);
    expect(config.catalogues[0]).toEqual({
      id: "one",
      title: "One",
      url: "https://maps.example.org/revisit/stac",
      signedSearch: false,
      synthetic: false,
      assetOrigins: ["https://maps.example.org"],
    });
    expect(config.basemaps).toEqual([expect.objectContaining({ kind: "offline" })]);
    expect(config.memoryBudget).toBe(512 * 1024 * 1024);
  });

  it("keeps the braces of tile templates", () => {
    const basemaps = [{ id: "a", title: "A", kind: "raster", url: "./t/{z}/{x}/{y}.png", attribution: "me" }];
    const config = parseConfig(minimal({ basemaps }), BASE);
    expect(config.basemaps[0]?.url).toBe("https://maps.example.org/revisit/t/{z}/{x}/{y}.png");
  });

  it("takes a pass-through of the application's own origin", () => {
    const catalogues = [{ id: "one", title: "One", url: "./stac", passThrough: "./through/" }];
    const config = parseConfig(minimal({ catalogues }), BASE);
    expect(config.catalogues[0]?.passThrough).toBe("https://maps.example.org/revisit/through/");
  });

  it.each([
    ["https://elsewhere.example.org/through/", "own origin"],
    ["//elsewhere.example.org/through/", "own origin"],
    ["./through", 'ends with "/"'],
    ["./through/?to=/", 'ends with "/"'],
  ])("refuses %s as a pass-through: tokens are sent there", (passThrough, why) => {
    const { message } = problemWith(
      minimal({ catalogues: [{ id: "one", title: "One", url: "./stac", passThrough }] }),
    );
    expect(message).toContain("catalogues[0].passThrough");
    expect(message).toContain(why);
  });

  it.each([45, 0, null, undefined])(
    "takes %s as the seconds before its end at which a token is renewed",
    (margin) => {
      const common = { title: "A", origins: ["https://data.example.org"], refreshBeforeExpiry: margin };
      const issuer = { authority: "https://id.example.org", clientId: "revisit" };
      const providers = [
        { ...common, ...issuer, id: "code", kind: "code" },
        { ...common, ...issuer, id: "password", kind: "password" },
        { ...common, id: "hub", kind: "client-credentials", tokenEndpoint: "https://id.example.org/token" },
      ];
      const read = parseConfig(minimal({ providers }), BASE).providers;
      const margins = read.map(
        (provider) => "refreshBeforeExpiry" in provider && provider.refreshBeforeExpiry,
      );
      expect(margins.map((each) => (each === false ? undefined : each))).toEqual([margin, margin, margin]);
    },
  );

  it.each([
    { kind: "code", refreshBeforeExpiry: -1, why: "0 seconds or more" },
    { kind: "code", refreshBeforeExpiry: "30", why: "refreshBeforeExpiry" },
    { kind: "token", refreshBeforeExpiry: 30, why: "providers[0].refreshBeforeExpiry" },
  ])("refuses $refreshBeforeExpiry as that margin of kind $kind", ({ why, ...wrong }) => {
    const shared = { id: "a", title: "A", origins: ["https://data.example.org"] };
    const issuer = { authority: "https://id.example.org", clientId: "revisit" };
    const provider = wrong.kind === "code" ? { ...shared, ...issuer, ...wrong } : { ...shared, ...wrong };
    expect(problemWith(minimal({ providers: [provider] })).message).toContain(why);
  });

  it("is frozen all the way down", () => {
    const config = parseConfig(minimal(), BASE);
    expect(Object.isFrozen(config.catalogues[0]?.assetOrigins)).toBe(true);
  });

  it("refuses a basemap that does not exist", () => {
    const catalogues = [{ id: "a", title: "A", url: "./a", basemap: "streets" }];
    expect(() => parseConfig({ catalogues }, BASE)).toThrow(/catalogues\[0\]\.basemap.*streets/s);
  });

  it("takes products with their masks told apart", () => {
    const layer = { kind: "classes", title: "Cover", band: "data" };
    const product = { title: "P", collections: ["p-*"], layers: [layer] };
    const read = (mask: object) =>
      parseConfig(
        minimal({ products: [{ ...product, masks: [{ band: "QA", hides: "cloud", ...mask }] }] }),
        BASE,
      );
    expect(read({ bits: [1] }).products[0]?.masks).toEqual([
      { kind: "bits", band: "QA", bits: [1], hides: "cloud" },
    ]);
    expect(read({ hidden: [3] }).products[0]?.masks).toMatchObject([{ kind: "classes", hidden: [3] }]);
    expect(() => read({})).toThrow(/products\[0\]\.masks\[0\].*hidden/s);
    expect(() => read({ bits: [1], hidden: [3] })).toThrow(/either/);
  });

  it("names an unknown key by its path", () => {
    const { message, kind } = problemWith(
      minimal({ catalogues: [{ id: "a", title: "A", url: "./", tittle: 1 }] }),
    );
    expect(kind).toBe("configuration");
    expect(message).toContain("catalogues[0].tittle");
  });

  it("lists several mistakes at once", () => {
    const { message } = problemWith({ catalogues: [{ id: "A!", title: "", url: 4 }], connectionsPerHost: 0 });
    for (const path of [
      "catalogues[0].id",
      "catalogues[0].title",
      "catalogues[0].url",
      "connectionsPerHost",
    ]) {
      expect(message).toContain(path);
    }
  });

  it("says what is missing and what was expected", () => {
    expect(problemWith({ catalogues: [{ id: "a", title: "A" }] }).message).toContain("catalogues[0].url");
    expect(problemWith({}).message).toContain("catalogues");
    expect(problemWith([]).message).toContain("expected");
  });

  it("refuses a provider that does not exist, and ids used twice", () => {
    const one = { id: "a", title: "A", url: "./", provider: "gone" };
    const { message } = problemWith({ catalogues: [one, one] });
    expect(message).toContain("names “gone”");
    expect(message).toContain("“a” is used twice");
  });

  it("refuses addresses that are not http and those with a password in them", () => {
    expect(
      problemWith(minimal({ catalogues: [{ id: "a", title: "A", url: "ftp://x/" }] })).message,
    ).toContain("ftp:");
    const withPassword = minimal({ catalogues: [{ id: "a", title: "A", url: "https://u:p@x/" }] });
    expect(problemWith(withPassword).message).toContain("user name or password");
  });

  it("names an unknown kind of provider together with the kinds there are", () => {
    const { message } = problemWith(
      minimal({ providers: [{ id: "p", title: "P", kind: "magic", origins: [] }] }),
    );
    expect(message).toContain("providers[0].kind");
    expect(message).toContain("password");
  });

  it("accepts the configuration that is shipped", async () => {
    const json = JSON.parse(await readFile("public/config.json", "utf8")) as unknown;
    const config = parseConfig(json, BASE);
    expect(config.catalogues.map(({ id }) => id)).toEqual([
      "small-season",
      "terrascope",
      "cdse",
      "earth-search",
      "planetary-computer",
    ]);
    expect(config.basemaps[0]).toMatchObject({ kind: "style", darkUrl: expect.stringContaining("dark") });
    // What lies beside the application is shown over what needs no network, too.
    const overOutlines = config.catalogues.filter(({ basemap }) => basemap === "offline");
    expect(overOutlines.map(({ id }) => id)).toEqual(["small-season"]);
    expect(config.catalogues[0]?.url).toBe(new URL("./season/collection.json", BASE).href);
  });
});
