import type { Feature, FeatureCollection } from "geojson";
import type { Scene } from "../../catalogue/types.ts";

/** What a source of footprints has to be told when the scenes change. */
export type FootprintChange =
  | { readonly kind: "added"; readonly features: readonly Feature[] }
  | { readonly kind: "replaced"; readonly collection: FeatureCollection };

/**
 * While pages arrive, scenes are only added: the footprints that are there already need not be sent to the map's
 * worker again. It takes additions only where each feature has an id of its own.
 */
export function footprintChange(before: readonly Scene[], after: readonly Scene[]): FootprintChange {
  const isGrown = before.length > 0 && after.length >= before.length && hasOwnIds(after);
  if (!isGrown || !before.every(({ id, footprint }, index) => isSame(after[index], id, footprint))) {
    return { kind: "replaced", collection: collectionOf(after) };
  }
  return { kind: "added", features: after.slice(before.length).map(featureOf) };
}

export function collectionOf(scenes: readonly Scene[]): FeatureCollection {
  return { type: "FeatureCollection", features: scenes.map(featureOf) };
}

function featureOf({ id, footprint }: Scene): Feature {
  return { type: "Feature", properties: { id }, geometry: footprint };
}

/** A scene that is told of its product is another object with the same footprint. */
function isSame(scene: Scene | undefined, id: string, footprint: Scene["footprint"]): boolean {
  return scene?.id === id && scene.footprint === footprint;
}

/** Several collections may use the same id. */
function hasOwnIds(scenes: readonly Scene[]): boolean {
  return new Set(scenes.map(({ id }) => id)).size === scenes.length;
}
