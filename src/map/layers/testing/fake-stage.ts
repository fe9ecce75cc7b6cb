import type { BBox, TileCoordinate } from "../../../geo/types.ts";
import type { PictureName } from "../spare-layers.ts";
import type { Stage } from "../stage.ts";

/** A map of which the test says when a layer's tiles are there. */
export class FakeStage implements Stage {
  readonly layers = new Map<string, { opacity: number; active: boolean; slice: string; complete: boolean }>();
  /** What each drawn frame showed: the slices with an opacity above zero. */
  readonly drawn: string[][] = [];
  limit = 12;
  /** How often a spare layer was wished for. */
  reserved = 0;
  /** The slices that took the spare layer, if one stood by. */
  readonly urgent: string[] = [];
  frames = 0;

  add(id: string, { slice }: PictureName, _bounds: BBox, urgency: "at once" | "in time"): void {
    if (urgency === "at once") this.urgent.push(slice);
    this.layers.set(id, { opacity: 0, active: true, slice, complete: false });
  }
  reserve(): void {
    this.reserved += 1;
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
  requestFrame(): void {
    this.frames += 1;
  }
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
