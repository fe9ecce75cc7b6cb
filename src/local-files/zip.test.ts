import { zipSync } from "fflate";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProblemError } from "../problem/problem.ts";
import { unzip } from "./zip.ts";

const CONTENTS = {
  "items/a.json": new TextEncoder().encode(`{"id":"${"a".repeat(3000)}"}`),
  "items/a.tif": Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251),
  "empty/": new Uint8Array(0),
  "thumb.png": new Uint8Array([1, 2, 3]),
};

function archive(level: 0 | 6, cut = 0): Blob {
  const bytes = zipSync(CONTENTS, { level });
  return new Blob([bytes.slice(0, bytes.length - cut)]);
}

describe("an archive", () => {
  it.each([0, 6] as const)("gives its files by their paths, stored or packed (level %s)", async (level) => {
    const files = await unzip(archive(level), "season.zip");
    expect([...files.keys()]).toEqual(["items/a.json", "items/a.tif", "thumb.png"]);
    for (const path of ["items/a.json", "items/a.tif"] as const) {
      const bytes = new Uint8Array((await files.get(path)?.arrayBuffer()) ?? new ArrayBuffer(0));
      expect(bytes).toEqual(CONTENTS[path]);
    }
    expect(files.get("thumb.png")?.type).toBe("image/png");
  });

  it("that is cut off, encrypted or packed in another way says so with its name", async () => {
    const messageOf = (blob: Blob) =>
      unzip(blob, "season.zip").then(
        () => "read",
        (error: unknown) => (error instanceof ProblemError ? error.message : String(error)),
      );
    expect(await messageOf(archive(6, 30))).toBe("season.zip is no complete archive.");
    const patched = async (at: number, value: number) => {
      const bytes = new Uint8Array(await archive(6).arrayBuffer());
      const view = new DataView(bytes.buffer);
      const start = view.getUint32(bytes.length - 6, true);
      view.setUint16(start + at, value, true);
      return new Blob([bytes]);
    };
    expect(await messageOf(await patched(8, 1))).toBe("season.zip is encrypted.");
    expect(await messageOf(await patched(10, 12))).toContain("packed in a way that is not read here (12)");
    // Less than the file unpacks to.
    expect(await messageOf(await patched(24, 5))).toContain("items/a.json cannot be unpacked");
  });

  it("is a sentence or files, however it is damaged", async () => {
    const whole = new Uint8Array(await archive(6).arrayBuffer());
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const bytes = whole.slice();
        bytes[at] = byte;
        const result: unknown = await unzip(new Blob([bytes]), "a.zip").catch((error: unknown) => error);
        if (result instanceof Error) expect(result).toBeInstanceOf(ProblemError);
      }),
      { numRuns: 100 },
    );
  });
});
