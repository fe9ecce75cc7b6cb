import { messages } from "../messages.ts";
import type { Clearness } from "./clearness.ts";

/** Per cent beyond which an area counts as covered: the rest is the edge of a pixel. */
const ALL_COVERED = 99.5;

/** Per cent of the area that has data, where it is worth a word. */
export function partlyCovered({ covered }: Clearness): number | undefined {
  return covered !== undefined && covered < ALL_COVERED ? covered : undefined;
}

/** "62 % clear", "62 % clear, 70 % covered", or that it is the catalogue's number where an area is searched. */
export function clearnessWords(clearness: Clearness, isWithin: boolean): string {
  const { percent, of } = clearness;
  if (of === "tiles") return isWithin ? messages.area.ofTiles(percent) : messages.scene.clear(percent);
  const covered = partlyCovered(clearness);
  const clear = messages.scene.clear(percent);
  return covered === undefined ? clear : `${clear}, ${messages.area.covered(covered)}`;
}
