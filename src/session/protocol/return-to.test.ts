import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeReturnPath } from "./return-to.ts";

const base = "https://app.example/revisit/";

describe("the way back from a sign-in", () => {
  it.each(["/revisit/?catalogue=a&q=%20x#map=1/2/3", "/revisit/#a\\b?c=//d", "/revisit/sub/page"])(
    "is the exact view: %s",
    (path) => {
      expect(safeReturnPath(path, base)).toBe(path);
      expect(safeReturnPath(`https://app.example${path}`, base)).toBe(path);
    },
  );

  it.each([
    undefined,
    "https://evil.example/revisit/",
    "//evil.example/revisit/",
    "\\\\evil.example/revisit/",
    "/\t/evil.example/revisit/",
    "https://app.example@evil.example/revisit/",
    "https://app.example:444/revisit/",
    "http://app.example/revisit/",
    "javascript:alert(1)//revisit/",
    "data:text/html,x",
    "/other/",
    "/revisit/../other/",
    "/revisit",
  ])("is the application itself for %j", (address) => {
    expect(safeReturnPath(address, base)).toBe("/revisit/");
  });

  it("always resolves inside the application", () => {
    const nasty = fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc.string().map((s) => `//${s}`),
      fc.string().map((s) => `/\\${s}`),
    );
    fc.assert(
      fc.property(nasty, fc.constantFrom(base, "https://app.example/"), (address, base) => {
        const resolved = new URL(safeReturnPath(address, base), base);
        expect(resolved.href.startsWith(base)).toBe(true);
      }),
    );
  });
});
