import type { Scene } from "../../catalogue/types.ts";
import type { ReducedSteps, Slice } from "../../timeline/types.ts";
import { originOf } from "./byte-cache.ts";

export interface KnownSlice {
  readonly scenes: readonly Scene[];
  /** Equal for slices of the same scenes: their tiles stay good when the list of slices changes. */
  readonly fingerprint: string;
  readonly origins: readonly string[];
  /** Present for a composite. */
  readonly reduces?: ReducedSteps;
}

export function knownSlice({ id, scenes, reduces }: Slice): KnownSlice {
  const hrefs = scenes.flatMap((scene) => Object.values(scene.assets).map(({ href }) => href));
  return {
    scenes,
    fingerprint: `${id}:${scenes.map((scene) => `${scene.catalogue}/${scene.collection}/${scene.id}`).join(",")}`,
    origins: [...new Set(hrefs.map(originOf))],
    ...(reduces ? { reduces } : {}),
  };
}
