import { describe, expect, it } from "vitest";
import { decodeView, encodeView } from "./codec.ts";
import { defaultView } from "./default-view.ts";
import { CONFIG } from "./testing/views.ts";

describe("the dates that a link leaves out", () => {
  it("are named as steps are, in any zone, each once", () => {
    const { view, problems } = decodeView(
      "clear=60&without=2025-06-01,2025-06-02T05:00+02:00,2025-06-01",
      CONFIG,
    );
    expect(problems).toEqual([]);
    expect(view.stepFilter).toEqual({ minimumClear: 60, excluded: ["2025-06-01", "2025-06-02T03:00Z"] });
  });

  it("are left out of links where there are none", () => {
    expect(encodeView(defaultView(CONFIG))).not.toMatch(/clear|without/);
  });

  it.each(["without=2025-06-31", "without=", "clear=120", "clear=x"])(
    "are told where they are broken: %s",
    (text) => {
      const { view, problems } = decodeView(text, CONFIG);
      expect(problems).toHaveLength(1);
      expect(view.stepFilter).toEqual({ minimumClear: null, excluded: [] });
    },
  );
});
