import type { TileCoordinate } from "../../geo/types.ts";
import { parseTileUrl } from "../tiles/address.ts";
import type { Stage } from "./stage.ts";

/** A map of which the test says when a layer's tiles are there. */
export class FakeStage implements Stage {
  readonly layers = new Map<string, { opacity: number; active: boolean; slice: string; complete: boolean }>();
  /** What each drawn frame showed: the slices with an opacity above zero. */
  readonly drawn: string[][] = [];
  limit = 12;

  add(id: string, template: string): void {
    const url = template.replace("{z}", "1").replace("{x}", "0").replace("{y}", "0");
    const named = parseTileUrl(url)?.slice ?? "";
    this.layers.set(id, { opacity: 0, active: true, slice: named, complete: false });
  }
  remove(id: string): void {
    this.layers.delete(id);
  }
  setOpacity(id: string, opacity: number): void {
    this.get(id).opacity = opacity;
  }
  setActive(id: string, active: boolean): void {
    this.get(id).active = active;
  }
  isComplete(id: string): boolean {
    return this.get(id).complete;
  }
  requestFrame(): void {}
  tilesInView(): readonly TileCoordinate[] {
    return Array.from({ length: 20 }, (_, x) => ({ z: 5, x, y: 0 }));
  }
  layerLimit(): number {
    return this.limit;
  }

  get(id: string): { opacity: number; active: boolean; slice: string; complete: boolean } {
    const layer = this.layers.get(id);
    if (!layer) throw new Error(`The map has no layer ${id}.`);
    return layer;
  }
  visible(): string[] {
    return [...this.layers.values()].filter(({ opacity }) => opacity > 0).map(({ slice }) => slice);
  }
  loading(): string[] {
    const busy = [...this.layers.values()].filter(({ active, complete }) => active && !complete);
    return busy.map(({ slice }) => slice).sort();
  }
  /** All layers of the slice have their tiles. */
  finish(...slices: string[]): void {
    for (const layer of this.layers.values()) if (slices.includes(layer.slice)) layer.complete = true;
  }
}
