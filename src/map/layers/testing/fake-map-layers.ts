import type { BBox, TileCoordinate } from "../../../geo/types.ts";
import type { TilePriority } from "../../../worker/types.ts";
import type { LayerPort } from "../layer-port.ts";

interface FakeLayer {
  readonly id: string;
  readonly slice: string;
  opacity: number;
  active: boolean;
  complete: boolean;
}

/** A map of which the test says when a layer's tiles are there. */
export class FakeMapLayers implements LayerPort {
  readonly layers = new Map<string, FakeLayer>();
  /** What each drawn frame showed: the slices with an opacity above zero. */
  readonly drawn: string[][] = [];
  limit = 12;
  /** How often there was time for preparations. */
  preparations = 0;
  /** The slices whose layers were added because they are wanted, and not as neighbours. */
  readonly wanted: string[] = [];
  frames = 0;
  tiles: readonly TileCoordinate[] = Array.from({ length: 20 }, (_, x) => ({ z: 5, x, y: 0 }));
  #listener: (id: string) => void = () => {};

  add(id: string, _bounds: BBox, priority: TilePriority): void {
    const slice = /^slice:(.*)@/.exec(id)?.[1] ?? id;
    if (priority === "visible") this.wanted.push(slice);
    this.layers.set(id, { id, slice, opacity: 0, active: true, complete: false });
  }
  remove(id: string): void {
    this.layers.delete(id);
  }
  setOpacity(id: string, opacity: number): void {
    this.#get(id).opacity = opacity;
  }
  setActive(id: string, active: boolean): void {
    this.#get(id).active = active;
  }
  isComplete(id: string): boolean {
    return this.#get(id).complete;
  }
  onTile(listener: (id: string) => void): void {
    this.#listener = listener;
  }
  requestFrame(): void {
    this.frames += 1;
  }
  settled(): void {
    this.preparations += 1;
  }
  tilesInView(): readonly TileCoordinate[] {
    return this.tiles;
  }
  layerLimit(): number {
    return this.limit;
  }
  pictureOf(layer: string): Promise<string> {
    return Promise.resolve(layer);
  }

  visible(): string[] {
    return [...this.layers.values()].filter(({ opacity }) => opacity > 0).map(({ slice }) => slice);
  }
  loading(): string[] {
    const busy = [...this.layers.values()].filter(({ active, complete }) => active && !complete);
    return busy.map(({ slice }) => slice).sort();
  }
  /** All layers of the slices have their tiles, which is seen only when the map looks. */
  finish(...slices: string[]): void {
    for (const layer of this.layers.values()) if (slices.includes(layer.slice)) layer.complete = true;
  }
  /** The last tile of the slice's layers has come, and the map tells so. */
  deliver(slice: string): void {
    this.finish(slice);
    for (const layer of this.layers.values()) if (layer.slice === slice) this.#listener(layer.id);
  }

  #get(id: string): FakeLayer {
    const layer = this.layers.get(id);
    if (!layer) throw new Error(`The map has no layer ${id}.`);
    return layer;
  }
}
