import { describe, expect, it } from "vitest";
import { overviewWords } from "./overview-words.ts";

describe("the words about overviews", () => {
  it("name a few places and count many", () => {
    const places = ["A", "B", "C", "D"].map((name) => ({ name }));
    expect(overviewWords(places.slice(0, 2))).toMatch(/: A, B\.$/);
    expect(overviewWords(places)).toMatch(/: 4 places\.$/);
    expect(overviewWords([])).toBeNull();
  });
});
