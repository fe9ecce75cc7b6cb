import { describe, expect, it } from "vitest";
import { framingRefusal } from "./framing.ts";

const LISTED = ["https://portal.example.org"];

describe("a page inside another one", () => {
  it("runs in a window of its own", () => {
    expect(framingRefusal({ isTop: true, referrer: "https://evil.example/" }, [])).toBeUndefined();
  });

  it("runs where every page around it is listed", () => {
    const ancestorOrigins = LISTED;
    expect(framingRefusal({ isTop: false, ancestorOrigins, referrer: "" }, LISTED)).toBeUndefined();
    expect(
      framingRefusal({ isTop: false, referrer: "https://portal.example.org/maps" }, LISTED),
    ).toBeUndefined();
  });

  it.each([
    [{ isTop: false, ancestorOrigins: ["https://evil.example"], referrer: "https://portal.example.org/" }],
    [{ isTop: false, ancestorOrigins: ["https://portal.example.org", "https://evil.example"], referrer: "" }],
    [{ isTop: false, referrer: "https://evil.example/portal.example.org" }],
  ])("is refused by name where one of them is not: %j", (framed) => {
    expect(framingRefusal(framed, LISTED)?.message).toContain("https://evil.example");
  });

  it("is refused where the page around it hides which it is", () => {
    expect(framingRefusal({ isTop: false, referrer: "" }, LISTED)?.message).toContain("does not say");
    expect(framingRefusal({ isTop: false, ancestorOrigins: ["null"], referrer: "" }, LISTED)).toBeDefined();
  });
});
