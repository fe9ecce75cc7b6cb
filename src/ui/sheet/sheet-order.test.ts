import { describe, expect, it } from "vitest";
import type { Slice } from "../../timeline/types.ts";
import { clearnessOf } from "../area/clearness.ts";
import { inOrder, toggled } from "./sheet-order.ts";

const slices = [20, undefined, 5].map((cloudCover, index): Slice => {
  const day = `2025-06-0${index + 1}`;
  const slice: Slice = { id: day, day, datetime: `${day}T10:30:00Z`, scenes: [], bbox: [5, 51, 6, 52] };
  return cloudCover === undefined ? slice : Object.assign(slice, { cloudCover });
});

function order(
  ...[by, values = new Map<string, number>()]: [Parameters<typeof inOrder>[1], Map<string, number>?]
) {
  return inOrder(slices, by, clearnessOf(null), values)
    .map(({ day }) => day.at(-1))
    .join("");
}

describe("the order of the contact sheet", () => {
  it("is by time, by clear share, or by value, with what is not known last", () => {
    expect(order("newest")).toBe("321");
    expect(order("oldest")).toBe("123");
    expect(order("clearest")).toBe("312");
    expect(order("highest", new Map([["2025-06-02", 0.4]]))).toBe("231");
    expect(
      order(
        "highest",
        new Map([
          ["2025-06-01", -0.4],
          ["2025-06-02", 0.4],
        ]),
      ),
    ).toBe("213");
  });
});

describe("unticking a date", () => {
  it("excludes it, and ticking it takes it back", () => {
    expect(toggled(["a"], "b")).toEqual(["a", "b"]);
    expect(toggled(["a", "b"], "a")).toEqual(["b"]);
  });
});
