import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeView, encodeView } from "./codec.ts";
import { CONFIG, view } from "./testing/views.ts";

const text = readFileSync(new URL("../../docs/links.md", import.meta.url), "utf8");
const [, table = ""] = /^\| parameter .*\n\|[-| ]+\n((?:\|.*\n)+)/m.exec(text) ?? [];
const documented = new Set(
  table
    .split("\n")
    .flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`(\w+)`/g)].map(([, name]) => name)),
);

describe("the table of parameters in docs/links.md", () => {
  it("has every parameter that a link may have; those of the second picture are named as the first's", () => {
    const found = fc
      .sample(view, { numRuns: 120, seed: 7 })
      .flatMap((one) => encodeView(one).split("&"))
      .map((part) => (part.split("=", 1)[0] ?? "").replace(/2$/, ""));
    expect([...new Set(found)].filter((name) => !documented.has(name))).toEqual([]);
  });

  it("has none that a link may not have", () => {
    const unknown = [...documented].filter((name) =>
      decodeView(`${name}=1`, CONFIG).problems.some(({ message }) => message.includes("is not known here")),
    );
    expect(documented.size).toBeGreaterThan(30);
    expect(unknown).toEqual([]);
  });
});
