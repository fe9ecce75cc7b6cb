import { describe, expect, it } from "vitest";
import { defaultSpan, lastDay, monthsBefore, seasonSpan } from "./date-span.ts";

describe("date presets", () => {
  it("goes back whole months, and not beyond the end of a short one", () => {
    expect(monthsBefore("2025-06-18", 1)).toBe("2025-05-18");
    expect(monthsBefore("2025-03-31", 1)).toBe("2025-02-28");
    expect(monthsBefore("2024-03-31", 1)).toBe("2024-02-29");
    expect(monthsBefore("2025-01-15", 12)).toBe("2024-01-15");
  });

  it("ends where a closed collection ends, and today for an open one", () => {
    expect(lastDay(["2018-01-01T00:00:00Z", "2022-12-31T23:59:59Z"], "2026-11-21")).toBe("2022-12-31");
    expect(lastDay(["2018-01-01T00:00:00Z", null], "2026-11-21")).toBe("2026-11-21");
    expect(lastDay(undefined, "2026-11-21")).toBe("2026-11-21");
  });

  it("does not believe an end in the future", () => {
    expect(lastDay([null, "2999-12-31T00:00:00Z"], "2026-11-21")).toBe("2026-11-21");
  });

  it("searches the last year of a collection, or all of a shorter one", () => {
    expect(defaultSpan(["2015-06-27T00:00:00Z", null], "2026-11-21")).toEqual({
      from: "2025-11-21",
      to: "2026-11-21",
    });
    expect(defaultSpan(["2022-03-01T00:00:00Z", "2022-10-31T00:00:00Z"], "2026-11-21")).toEqual({
      from: "2022-03-01",
      to: "2022-10-31",
    });
  });

  it("takes the growing season of the hemisphere", () => {
    expect(seasonSpan("2026-11-21", 51)).toEqual({ from: "2026-03-01", to: "2026-10-31" });
    expect(seasonSpan("2026-02-10", 51)).toEqual({ from: "2025-03-01", to: "2025-10-31" });
    expect(seasonSpan("2026-11-21", -30)).toEqual({ from: "2026-09-01", to: "2027-04-30" });
  });
});
