import { describe, expect, it } from "vitest";
import { parseConfig } from "./parse.ts";
import { metaPolicy } from "./policy.ts";
import { requirePolicyFor } from "./policy-in-page.ts";

const SITE = "https://maps.example.org/";

function configOf(assetOrigins: readonly string[], more: object = {}) {
  const url = "https://stac.example.org/v1";
  return parseConfig(
    { otherCatalogues: "refuse", catalogues: [{ id: "a", title: "A", url, assetOrigins }], ...more },
    SITE,
  );
}

describe("the policy in the page", () => {
  const built = configOf(["https://data.example.org"]);

  it("fits the configuration it was written for, under any address", () => {
    expect(() => requirePolicyFor(built, metaPolicy(built))).not.toThrow();
    expect(metaPolicy(built)).not.toContain("maps.example.org");
  });

  it("says nothing that a meta element may not say", () => {
    expect(metaPolicy(built)).not.toMatch(/frame-ancestors|report-|sandbox/);
    expect(metaPolicy(built)).toContain("trusted-types default");
  });

  it("names an origin that was added to the configuration afterwards, and the command that helps", () => {
    const edited = configOf(["https://data.example.org", "https://more.example.org"]);
    expect(() => requirePolicyFor(edited, metaPolicy(built))).toThrow(
      /https:\/\/more\.example\.org.*index\.html/,
    );
  });

  it("is not missed where the page carries none", () => {
    expect(() => requirePolicyFor(built, undefined)).not.toThrow();
  });

  it("takes a whole scheme for all of its origins, for data but not for pictures", () => {
    const asking = configOf(["https://data.example.org"], { otherCatalogues: "ask" });
    const other = configOf(["https://data.example.org"], {
      otherCatalogues: "ask",
      basemaps: [
        {
          id: "t",
          title: "T",
          kind: "raster",
          url: "https://t.example.org/{z}/{x}/{y}.png",
          attribution: "T",
        },
      ],
    });
    expect(() => requirePolicyFor(other, metaPolicy(asking))).not.toThrow();
    const pictures = configOf(["https://data.example.org", "https://more.example.org"], {
      otherCatalogues: "ask",
    });
    expect(() => requirePolicyFor(pictures, metaPolicy(asking))).toThrow(/img-src/);
  });
});
