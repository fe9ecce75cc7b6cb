import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unlistedCatalogue, isUnlisted, readUnlistedAddress, refusalToRead } from "./unlisted.ts";
import { parseConfig } from "./parse.ts";

const SITE = "https://maps.example.org";
const LOCAL = "http://127.0.0.1:4280";

describe("the address of an unlisted catalogue", () => {
  it.each([
    ["https://STAC.Example.org/v1", "https://stac.example.org/v1"],
    ["https://stac.example.org:443", "https://stac.example.org/"],
    // A Cyrillic а in place of the Latin one; Python's idna codec says the same.
    ["https://stаc.example.org/", "https://xn--stc-7cd.example.org/"],
    ["https://0x7f.1/stac", "https://127.0.0.1/stac"],
    ["https://stac.example.org/\u202egro", "https://stac.example.org/%E2%80%AEgro"],
  ])("of %s is %s", (text, address) => {
    expect(readUnlistedAddress(text, SITE)).toEqual({ address });
  });

  it.each([
    ["http://stac.example.org/", "https://"],
    ["http://127.0.0.1:8080/", "https://"],
    ["ftp://stac.example.org/", "https://"],
    ["javascript:alert(1)", "https://"],
    ["data:application/json,{}", "https://"],
    ["https://", "web address"],
    ["stac.example.org", "web address"],
    ["https://terrascope.be@evil.example/", "user name"],
    ["https://:secret@evil.example/", "user name"],
    ["https://stac.example.org/?key=1", "query"],
    ["https://stac.example.org/?", "query"],
    ["https://stac.example.org/#/v1", "behind #"],
    [`https://stac.example.org/${"a".repeat(500)}`, "longer than 500"],
    [`https://stac.example.org/${"é".repeat(200)}`, "longer than 500"],
    ["https://maps.example.org/through/https/evil.example/", "this site itself"],
    ["https://MAPS.example.org:443/stac", "this site itself"],
  ])("is not %s", (text, why) => {
    expect(readUnlistedAddress(text, SITE)).toEqual({ refusal: expect.stringContaining(why) as string });
  });

  it("may be on the same computer where the application is, too", () => {
    expect(readUnlistedAddress("http://localhost:8080/stac", LOCAL)).toHaveProperty("address");
    expect(readUnlistedAddress("http://127.0.0.1:8080/stac", LOCAL)).toHaveProperty("address");
    for (const text of ["http://192.168.0.1/", "http://localhost.evil.example/", `${LOCAL}/open/stac`]) {
      expect(readUnlistedAddress(text, LOCAL)).toHaveProperty("refusal");
    }
  });

  it("reads back as itself, whatever it was made of", () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ["https"] }), (text) => {
        const read = readUnlistedAddress(text, SITE);
        if ("refusal" in read) return;
        expect(readUnlistedAddress(read.address, SITE)).toEqual(read);
        expect(isUnlisted(read.address)).toBe(true);
        expect(read.address).toMatch(/^https:\/\/[!-~]+$/);
      }),
      { numRuns: 30 },
    );
  });
});

describe("what an unlisted catalogue names", () => {
  it("may be at any https address but the application's own", () => {
    expect(refusalToRead("https://data.example.net/a.tif?sig=1", SITE)).toBeUndefined();
    expect(refusalToRead("http://data.example.net/a.tif", SITE)).toContain("https://");
    expect(refusalToRead(`${SITE}/through/https/data.example.net/a.tif`, SITE)).toContain("this site");
  });
});

describe("an unlisted catalogue", () => {
  const config = parseConfig({ catalogues: [{ id: "one", title: "One", url: "./" }] }, `${SITE}/maps/`);

  it("is named by its host, and has no way to a token, a signature or the pass-through", () => {
    const catalogue = unlistedCatalogue("https://stac.example.net:8443/v1", config);
    expect(catalogue).toMatchObject({ title: "stac.example.net:8443", signedSearch: false });
    expect(catalogue.unlisted).toEqual({ site: SITE });
    expect(Object.keys(catalogue)).not.toContain("provider");
    expect(Object.keys(catalogue)).not.toContain("passThrough");
  });

  it("cannot be taken for a configured one", () => {
    expect(config.catalogues.some(({ id }) => isUnlisted(id))).toBe(false);
  });
});
