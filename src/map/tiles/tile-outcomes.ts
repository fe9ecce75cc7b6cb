import type { TileCoordinate } from "../../geo/types.ts";
import type { TileImage } from "../../worker/types.ts";

/** Why there is nothing to be seen: there are no data, or the mask hides all of them. */
export type Nothing = "empty" | "masked";

/** What came of one tile; of one that failed nothing is known. */
type TileOutcome = "pixels" | "unknown" | Nothing;

/** Tiles of one layer that are remembered: many screenfuls at several zooms. */
const MOST_TILES = 5_000;

export function outcomeOf({ bitmap, masked }: TileImage): TileOutcome {
  if (bitmap) return "pixels";
  return masked ? "masked" : "empty";
}

/** What has come of the tiles of one layer. */
export class TileOutcomes {
  readonly #outcomes = new Map<string, TileOutcome>();
  /** Another number after each tile. */
  version = 0;

  note(tile: TileCoordinate, outcome: TileOutcome): void {
    // What is forgotten counts as a tile that may have pixels.
    if (this.#outcomes.size >= MOST_TILES) this.#outcomes.clear();
    this.#outcomes.set(keyOf(tile), outcome);
    this.version += 1;
  }

  /** Why not one of these tiles has a pixel to show; null where one has, or may have. */
  nothingIn(tiles: readonly TileCoordinate[]): Nothing | null {
    const outcomes = new Set(tiles.map((tile) => this.#outcomes.get(keyOf(tile))));
    if (outcomes.has("pixels") || outcomes.has("unknown") || outcomes.has(undefined)) return null;
    return outcomes.has("masked") ? "masked" : "empty";
  }
}

function keyOf({ z, x, y }: TileCoordinate): string {
  return `${z}/${x}/${y}`;
}
