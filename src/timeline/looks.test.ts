import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Scene } from "../catalogue/types.ts";
import { bboxIntersection } from "../geo/bbox/bbox-intersection.ts";
import { longitudeSpan } from "../geo/bbox/longitude-span.ts";
import type { BBox } from "../geo/types.ts";
import { Ground, placed } from "./ground.ts";
import { looksOf } from "./looks.ts";

function scene(id: string, bbox: BBox, minute: number): Scene {
  const datetime = new Date(Date.UTC(2025, 5, 1, 0, minute)).toISOString();
  return { id, bbox, datetime, platform: "p" } as unknown as Scene;
}

describe("the scenes of a busy day", () => {
  it("are compared with their neighbours and not with all others", () => {
    const reads = (side: number): number => {
      let count = 0;
      const scenes = Array.from({ length: side * side }, (_, index) => {
        const [x, y] = [index % side, Math.floor(index / side)];
        const bbox: BBox = [x * 0.5, y * 0.5, x * 0.5 + 0.5, y * 0.5 + 0.5];
        // Of places that are a degree apart every second scene is of another time.
        const found = scene(String(index), bbox, 2 * (index % 7));
        return Object.defineProperty({ ...found }, "bbox", {
          get: () => {
            count += 1;
            return new Proxy(bbox, {
              get: (target, key, receiver): unknown => {
                count += 1;
                return Reflect.get(target, key, receiver);
              },
            });
          },
        });
      });
      expect(looksOf(scenes)).toHaveLength(1);
      return count;
    };
    // Four times as many scenes: a comparison of all pairs would read sixteen times as often.
    expect(reads(40) / reads(20)).toBeLessThan(6);
  });

  const bbox = fc
    .record({
      west: fc.double({ min: -180, max: 179, noNaN: true }),
      south: fc.double({ min: -89, max: 80, noNaN: true }),
      width: fc.oneof(fc.double({ min: 0.1, max: 3, noNaN: true }), fc.constant(90)),
      height: fc.double({ min: 0.1, max: 8, noNaN: true }),
    })
    .map(({ west, south, width, height }): BBox => {
      const east = west + width;
      return [west, south, east > 180 ? east - 360 : east, south + height];
    });

  it("hide those that a comparison of all pairs says, also across the antimeridian", () => {
    fc.assert(
      fc.property(fc.array(bbox, { minLength: 1, maxLength: 12 }), bbox, (boxes, box) => {
        const ground = new Ground();
        // Close to one of them, because boxes anywhere on the globe hardly meet.
        const [first = box] = boxes;
        const near: BBox = [first[0], first[1], first[2], first[3] + 0.01];
        boxes.forEach((one, index) => ground.add(placed(scene(String(index), one, 0))));
        for (const asked of [box, near]) {
          const expected = boxes.some((one) => {
            const common = bboxIntersection(one, asked);
            return common !== null && areaOf(common) >= 0.8 * Math.min(areaOf(one), areaOf(asked));
          });
          expect(ground.isHiddenBy(placed(scene("asked", asked, 10)))).toBe(expected);
        }
      }),
      { numRuns: 200 },
    );
  });
});

function areaOf(box: BBox): number {
  return longitudeSpan(box) * (box[3] - box[1]);
}
