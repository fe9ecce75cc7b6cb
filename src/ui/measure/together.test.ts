import { describe, expect, it } from "vitest";
import type { SeriesCost } from "../../measure/types.ts";
import { type ReadingProgress, sumOfCosts, together } from "./together.ts";

const cost: SeriesCost = { requests: 10, bytes: 1000, seconds: 2, dates: 36, basis: "measured" };
const done: ReadingProgress = { status: "done", done: 36, total: 36, failed: 1, cost };
const running: ReadingProgress = { status: "running", done: 4, total: 36, failed: 0, cost };

describe("two quantities that are read", () => {
  it("are under way as long as one of them is, and stopped when one was stopped", () => {
    expect(together(done, running)).toMatchObject({ status: "running", done: 40, total: 72, failed: 1 });
    expect(together({ ...running, status: "cancelled" }, done).status).toBe("cancelled");
    expect(together(done, { ...done, status: "idle" }).status).toBe("done");
  });

  it("take what both take, on the same dates", () => {
    const other = { ...cost, dates: 30, basis: "assumed" } as const;
    expect(sumOfCosts([cost, other])).toEqual({
      requests: 20,
      bytes: 2000,
      seconds: 4,
      dates: 36,
      basis: "assumed",
    });
    expect(sumOfCosts([])).toBeNull();
  });

  it("are one where there is no second", () => {
    expect(together(running, null)).toBe(running);
  });
});
