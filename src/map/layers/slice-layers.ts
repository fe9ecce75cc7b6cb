import type { TileCoordinate } from "../../geo/types.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { TileAddress } from "../tiles/address.ts";
import type { MapEvents } from "../types.ts";
import { Announcer } from "./announcer.ts";
import { LayerPool } from "./layer-pool.ts";
import { neighbours } from "./plan.ts";
import { readinessOf } from "./readiness.ts";
import type { SliceLayer } from "./slice-layer.ts";
import type { Stage } from "./stage.ts";
import { sameData } from "../../recipe/same-data.ts";

export interface SliceLayersOptions {
  readonly stage: Stage;
  /** Lets outstanding tiles of a layer overtake those prefetched. */
  promote(layer: SliceLayer): void;
  /** Tiles that the map is about to ask for, those in the middle first. */
  begin(layer: SliceLayer, tiles: readonly TileCoordinate[]): void;
  /** Gives up what was begun and the map has not asked for. */
  abandon(layer: SliceLayer): void;
  onRequested(slice: string): void;
  onShown(event: MapEvents["shown"]): void;
  /** After every frame and every wish, changed or not. */
  onReadiness(readiness: MapEvents["readiness"]): void;
  onProblem(slice: string, problem: Problem): void;
}

/**
 * Decides which slice is on screen and which are being prepared. Two rules hold throughout: what is
 * on screen stays until the next picture is complete, and the swap happens within one frame.
 *
 * Wishes (`show`, `setRecipe` …) only set the target; `frame()`, called after each drawn frame, looks
 * at what has become complete and acts.
 */
export class SliceLayers {
  readonly #options: SliceLayersOptions;
  readonly #stage: Stage;
  readonly #pool: LayerPool;
  readonly #announcer: Announcer;
  /** Slices that were complete since the camera last moved: the engine still has their values. */
  readonly #warm = new Set<string>();
  #order: readonly string[] = [];
  #slices: ReadonlyMap<string, Slice> = new Map();
  #wanted: string | null = null;
  #recipe: Recipe | null = null;
  #opacity = 1;
  #direction: -1 | 0 | 1 = 0;
  #started = false;
  #moving = false;
  /** No frame has been drawn since the camera last moved. */
  #moved = false;
  #shown: SliceLayer | null = null;
  #target: SliceLayer | null = null;

  constructor(options: SliceLayersOptions) {
    this.#options = options;
    this.#stage = options.stage;
    this.#pool = new LayerPool(options.stage);
    this.#announcer = new Announcer(options.stage, (shown) => options.onShown(shown));
  }

  /** The map can take layers now. */
  start(): void {
    this.#started = true;
    this.#stage.reserve();
    this.#retarget();
  }

  setSlices(slices: readonly Slice[]): void {
    this.#order = slices.map((slice) => slice.id);
    this.#slices = new Map(slices.map((slice) => [slice.id, slice]));
    for (const layer of this.#pool.all()) {
      if (layer !== this.#shown && !this.#slices.has(layer.slice)) this.#remove(layer);
    }
    if (slices.length === 0) this.#hide();
    this.#retarget();
    this.#tellReadiness();
    // There may be other neighbours now. Mostly another slice is wished for in the same breath.
    queueMicrotask(() => {
      if (this.#shown === this.#target) this.#stage.requestFrame();
    });
  }

  show(slice: string | null): void {
    if (slice !== null && slice !== this.#wanted) this.#renewIfFlawed(slice);
    this.#wanted = slice;
    this.#retarget();
  }

  setRecipe(recipe: Recipe | null): void {
    if (recipe && this.#recipe && !sameData(recipe, this.#recipe)) this.#warm.clear();
    this.#recipe = recipe;
    this.#retarget();
  }

  setDirection(direction: -1 | 0 | 1): void {
    this.#direction = direction;
    this.#stage.requestFrame();
  }

  setOpacity(opacity: number): void {
    this.#opacity = Math.min(1, Math.max(0, opacity));
    if (this.#shown) this.#stage.setOpacity(this.#shown.id, this.#opacity);
  }

  /** Takes everything off the map at once and fetches what is wanted anew. */
  redraw(): void {
    this.#pool.versions.renewAll();
    this.#warm.clear();
    for (const layer of this.#pool.all()) this.#remove(layer);
    this.#retarget();
  }

  /** After the network came back: slices with failed tiles are worth another try. */
  retry(): void {
    for (const slice of this.#order) this.#renewIfFlawed(slice);
    this.#retarget();
  }

  /** While the camera moves only what is on screen, or about to be, loads. */
  moveStart(): void {
    this.#moving = true;
    this.#moved = true;
    this.#warm.clear();
    for (const layer of this.#pool.all()) {
      if (layer !== this.#shown && layer !== this.#target) this.#park(layer);
    }
  }

  moveEnd(): void {
    this.#moving = false;
    this.#stage.requestFrame();
  }

  /** The picture behind a tile address, if it is still wanted. */
  find(address: Pick<TileAddress, "slice" | "version">): SliceLayer | undefined {
    if (!this.#slices.has(address.slice)) return undefined;
    return this.#pool.find(address.slice, address.version);
  }

  isShown(layer: SliceLayer): boolean {
    return layer === this.#shown;
  }

  /**
   * The map has been given tiles of a layer. When it now has all, the layer is shown with the next frame
   * rather than with the one after it. Which tiles are needed is known only after a frame at the present place.
   * @returns false while it may have them a moment later
   */
  handedOver(layer: SliceLayer): boolean {
    if (layer !== this.#target || layer === this.#shown || this.#moved || !layer.active) return true;
    layer.update(this.#stage.isComplete(layer.id));
    if (layer.complete) this.#swap(layer);
    return layer.complete;
  }

  /** What is on screen. */
  get present(): { readonly slice: string; readonly recipe: Recipe } | null {
    return this.#shown;
  }

  /** A problem of one tile: told now when the slice is on screen or about to be, else when it will be. */
  report(layer: SliceLayer, problem: Problem): void {
    if (layer === this.#shown || layer === this.#target) this.#options.onProblem(layer.slice, problem);
    else layer.untold.push(problem);
  }

  /** After each drawn frame. */
  frame(): void {
    if (!this.#started) return;
    this.#moved = this.#moving;
    for (const layer of this.#pool.all()) {
      if (!layer.active) continue;
      layer.update(this.#stage.isComplete(layer.id));
      if (layer.complete && !layer.failed && this.#isCurrent(layer)) this.#warm.add(layer.slice);
    }
    if (this.#shown) this.#announcer.seen(this.#shown, this.#shown === this.#target);
    if (this.#target?.complete && this.#target !== this.#shown) this.#swap(this.#target);
    if (this.#shown?.complete && this.#shown === this.#target) {
      this.#retarget();
      if (this.#shown === this.#target && !this.#moving) this.#prefetch(this.#shown);
    }
    this.#tellReadiness();
  }

  #retarget(): void {
    if (!this.#started) return;
    const slice = this.#wanted === null ? undefined : this.#slices.get(this.#wanted);
    if (!slice || !this.#recipe) {
      this.#target = null;
      if (this.#wanted === null || !this.#recipe) this.#hide();
      return;
    }
    if (this.#recolourUnderWay(slice.id)) return;
    const layer = this.#pool.obtain(slice, this.#recipe, "at once");
    if (layer === this.#target) return;
    this.#target = layer;
    this.#announcer.wish();
    this.#options.onRequested(slice.id);
    this.#pool.activate(layer);
    this.#options.promote(layer);
    if (!layer.begun) this.#options.begin(layer, this.#stage.tilesInView(layer.bbox));
    layer.begun = true;
    for (const problem of layer.untold.splice(0)) this.#options.onProblem(slice.id, problem);
    this.#giveUpOthers(slice.id);
    if (layer.complete && layer !== this.#shown) this.#swap(layer);
    if (layer === this.#shown) {
      this.#announcer.changed();
      this.#stage.requestFrame();
    }
    // What is to be loaded changes nothing on screen: a frame would take the processors from decoding it.
    this.#tellReadiness();
  }

  /**
   * While a colour is dragged a new recipe arrives every frame. A recolouring under way needs no
   * network and is let finish, or a long drag would never show anything; then the newest is taken.
   */
  #recolourUnderWay(slice: string): boolean {
    const [shown, target, recipe] = [this.#shown, this.#target, this.#recipe];
    if (!shown || !target || !recipe || target === shown || target.complete) return false;
    if (shown.slice !== slice || target.slice !== slice) return false;
    return sameData(shown.recipe, target.recipe) && sameData(target.recipe, recipe);
  }

  #swap(layer: SliceLayer): void {
    this.#stage.setOpacity(layer.id, this.#opacity);
    if (this.#shown) this.#stage.setOpacity(this.#shown.id, 0);
    this.#shown = layer;
    this.#announcer.changed();
    this.#stage.requestFrame();
  }

  #hide(): void {
    if (this.#shown) this.#stage.setOpacity(this.#shown.id, 0);
    this.#shown = null;
    this.#announcer.hidden();
  }

  #tellReadiness(): void {
    const current = this.#pool.all().filter((layer) => this.#isCurrent(layer));
    this.#options.onReadiness(readinessOf(this.#order, current, this.#warm));
  }

  #prefetch(shown: SliceLayer): void {
    if (!this.#recipe) return;
    const keep = new Set([shown.id]);
    for (const id of neighbours(this.#order, shown.slice, this.#direction)) {
      const slice = this.#slices.get(id);
      if (!slice) continue;
      const layer = this.#pool.obtain(slice, this.#recipe, "in time");
      this.#pool.activate(layer);
      layer.begun = true;
      keep.add(layer.id);
    }
    this.#pool.trim(keep);
    // In the same frame as the neighbours: frames of the picture that is there are drawn anyhow.
    this.#stage.reserve();
  }

  /** What was being loaded for another wish stops, unless it is being prefetched and still near. */
  #giveUpOthers(wanted: string): void {
    const near = neighbours(this.#order, wanted, this.#direction);
    for (const layer of this.#pool.all()) {
      if (layer === this.#shown || layer === this.#target) continue;
      if (!this.#isCurrent(layer)) this.#remove(layer);
      else if (layer.complete) continue;
      else if (layer.priority === "visible" || !near.includes(layer.slice)) this.#park(layer);
    }
  }

  #isCurrent(layer: SliceLayer): boolean {
    return this.#pool.isCurrent(layer, this.#slices.get(layer.slice), this.#recipe);
  }

  #renewIfFlawed(id: string): void {
    const slice = this.#slices.get(id);
    const flawed = this.#pool
      .all()
      .some((layer) => layer.slice === id && layer.flawed && this.#isCurrent(layer));
    if (slice && flawed) this.#pool.versions.renew(slice);
  }

  #park(layer: SliceLayer): void {
    this.#options.abandon(layer);
    this.#pool.park(layer);
  }

  #remove(layer: SliceLayer): void {
    this.#options.abandon(layer);
    if (layer === this.#shown) this.#shown = null;
    if (layer === this.#target) this.#target = null;
    this.#pool.remove(layer);
  }
}
