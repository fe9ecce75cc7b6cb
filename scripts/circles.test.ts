import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { circleIn, importsOf } from "./circles.ts";

const source = fileURLToPath(new URL("../src", import.meta.url));

describe("imports", () => {
  it("of src run in no circle, not even of types", async () => {
    const imports = await importsOf(source);
    expect(imports.size).toBeGreaterThan(300);
    expect([...imports.values()].flat().length).toBeGreaterThan(1000);
    const circle = circleIn(imports)?.map((file) => relative(source, file));
    expect(circle?.join(" → ")).toBeUndefined();
  });

  it("are read whether they bring code, types or a module for later", async () => {
    const file = fileURLToPath(new URL("../src/geotiff/codec/index.ts", import.meta.url));
    const imported = (await importsOf(source)).get(file)?.map((other) => relative(source, other));
    expect(imported).toEqual(
      expect.arrayContaining(
        ["inflate.ts", "types.ts", "jpeg/index.ts"].map((name) => `geotiff/codec/${name}`),
      ),
    );
  });
});

describe("a circle", () => {
  it("is found with its path, whatever hangs on it", () => {
    const imports = new Map([
      ["a", ["b"]],
      ["b", ["x", "c"]],
      ["c", ["d"]],
      ["d", ["b"]],
      ["x", []],
    ]);
    expect(circleIn(imports)).toEqual(["b", "c", "d", "b"]);
  });

  it("is not a file that two others import", () => {
    expect(
      circleIn(
        new Map([
          ["a", ["b", "c"]],
          ["b", ["d"]],
          ["c", ["d"]],
          ["d", []],
        ]),
      ),
    ).toBeUndefined();
  });
});
