import type { Problem } from "../../problem/problem.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { TileLoader } from "../tiles/tile-loader.ts";
import type { MapEvents } from "../types.ts";
import { LayerPool } from "./layer-pool.ts";
import type { LayerPort } from "./layer-port.ts";
import { LoadingPlan } from "./loading-plan.ts";
import { OnScreen } from "./on-screen.ts";
import { sameData } from "../../recipe/same-data.ts";
import { isRecolouring } from "./recolouring.ts";
import { ReadinessReporter } from "./readiness-reporter.ts";
import { Requested } from "./requested.ts";
import { ShownReporter } from "./shown-reporter.ts";
import type { SliceLayer } from "./slice-layer.ts";
import { sliceReach } from "./slice-reach.ts";

export interface SliceLayersOptions {
  readonly port: LayerPort;
  readonly loader: Pick<TileLoader, "preload" | "cancelPreload" | "promote">;
  onRequested(slice: string): void;
  onShown(event: MapEvents["shown"]): void;
  /** After every frame and every request, changed or not. */
  onReadiness(readiness: MapEvents["readiness"]): void;
  onProblem(slice: string, problem: Problem): void;
}

/**
 * Decides which slice is on screen and which are being prepared. Two rules hold throughout: what is
 * on screen stays until the next picture is complete, and the swap happens within one frame.
 *
 * Requests (`show`, `setRecipe` …) only set the target; the swap follows when the target has become complete,
 * which is seen when its last tile arrives, or by `frame()` after each drawn frame.
 */
export class SliceLayers {
  readonly #options: SliceLayersOptions;
  readonly #port: LayerPort;
  readonly #requested = new Requested();
  readonly #pool: LayerPool;
  readonly #plan: LoadingPlan;
  readonly #shownReporter: ShownReporter;
  readonly #onScreen: OnScreen;
  readonly #readiness: ReadinessReporter;
  #started = false;
  #moving = false;
  /** No frame has been drawn since the camera last moved. */
  #moved = false;
  /** Another number for each place of the camera. */
  #view = 0;
  #target: SliceLayer | null = null;

  constructor(options: SliceLayersOptions) {
    const { port, loader } = options;
    this.#options = options;
    this.#port = port;
    this.#pool = new LayerPool({
      port,
      loader,
      onProblem: (layer, problem) => this.#report(layer, problem),
      onRemoved: (layer) => this.#forget(layer),
    });
    this.#plan = new LoadingPlan(this.#pool, this.#requested);
    this.#shownReporter = new ShownReporter(port, (shown) => options.onShown(shown));
    this.#onScreen = new OnScreen(port, this.#shownReporter);
    this.#readiness = new ReadinessReporter((readiness) => options.onReadiness(readiness));
    port.onTile((id) => this.#tileArrived(id));
  }

  /** What is on screen. */
  get present(): SliceLayer | null {
    return this.#onScreen.layer;
  }

  /** The map can take layers now. */
  start(): void {
    this.#started = true;
    this.#port.settled();
    this.#retarget();
  }

  setSlices(slices: readonly Slice[]): void {
    const former = new Map(this.#requested.order.map((id) => [id, this.#requested.slice(id)?.scenes]));
    this.#requested.setSlices(slices);
    // Scenes that were asked for again may have new addresses.
    for (const { id, scenes } of slices) {
      const known = former.get(id);
      if (known?.some((scene, index) => scene !== scenes[index])) this.#plan.renewIfFailed(id);
    }
    for (const layer of this.#pool.all()) {
      if (layer !== this.present && !this.#requested.slice(layer.slice.id)) this.#pool.remove(layer);
    }
    if (slices.length === 0) this.#onScreen.hide();
    this.#retarget();
    this.#reportReadiness();
    // There may be other neighbours now. Usually another slice is requested in the same task.
    queueMicrotask(() => {
      if (this.present === this.#target) this.#port.requestFrame();
    });
  }

  show(slice: string | null): void {
    if (slice !== null && slice !== this.#requested.wanted) this.#plan.renewIfFailed(slice);
    this.#requested.wanted = slice;
    this.#retarget();
  }

  setRecipe(recipe: Recipe | null): void {
    const before = this.#requested.recipe;
    if (recipe && before && !sameData(recipe, before)) this.#readiness.startOver();
    this.#requested.recipe = recipe;
    this.#retarget();
  }

  setDirection(direction: -1 | 0 | 1): void {
    this.#requested.direction = direction;
    this.#port.requestFrame();
  }

  setOpacity(opacity: number): void {
    this.#onScreen.setOpacity(opacity);
  }

  /** Takes everything off the map at once and fetches what is wanted again. */
  redraw(): void {
    this.#pool.ids.renewAll();
    this.#readiness.startOver();
    for (const layer of this.#pool.all()) this.#pool.remove(layer);
    this.#retarget();
  }

  /** After the network came back: slices with failed tiles are worth another try. */
  retry(): void {
    for (const slice of this.#requested.order) this.#plan.renewIfFailed(slice);
    this.#retarget();
  }

  /** While the camera moves only what is on screen, or about to be, loads. */
  moveStart(): void {
    this.#moving = true;
    this.#moved = true;
    this.#view += 1;
    this.#readiness.startOver();
    for (const layer of this.#pool.all()) {
      if (layer !== this.present && layer !== this.#target) this.#pool.park(layer);
    }
  }

  moveEnd(): void {
    this.#moving = false;
    this.#view += 1;
    this.#port.requestFrame();
  }

  /** The layer of a picture, if it is still wanted. */
  find(picture: string): SliceLayer | undefined {
    const layer = this.#pool.find(picture);
    return layer && this.#requested.slice(layer.slice.id) ? layer : undefined;
  }

  /** After each drawn frame. */
  frame(): void {
    if (!this.#started) return;
    this.#moved = this.#moving;
    for (const layer of this.#pool.all()) {
      if (layer.state === "idle") continue;
      layer.update(this.#port.isComplete(layer.id));
      if (layer.isComplete && !this.#moving)
        layer.look(this.#view, () => this.#port.tilesInView(sliceReach(layer.slice)));
    }
    this.#readiness.note(this.#plan.current());
    if (this.present) this.#shownReporter.seen(this.present, this.present === this.#target);
    if (this.#target?.isComplete && this.#target !== this.present) this.#onScreen.swap(this.#target);
    if (this.present?.isComplete && this.present === this.#target) this.#settle();
    this.#reportReadiness();
  }

  /** What was wanted is on screen and complete. */
  #settle(): void {
    this.#retarget();
    if (!this.present || this.present !== this.#target || this.#moving) return;
    this.#plan.prefetchAround(this.present);
    this.#port.settled();
  }

  /**
   * When the map has all tiles of the target, it is shown with the next frame rather than with the one after it.
   * Which tiles are needed is known only after a frame at the present place.
   */
  #tileArrived(id: string): void {
    const layer = this.#target;
    if (layer?.id !== id || layer === this.present || this.#moved) return;
    layer.update(this.#port.isComplete(id));
    if (layer.isComplete) this.#onScreen.swap(layer);
  }

  #retarget(): void {
    if (!this.#started) return;
    const { target, wanted, recipe } = this.#requested;
    if (!target) {
      this.#target = null;
      if (wanted === null || !recipe) this.#onScreen.hide();
      return;
    }
    if (this.#target && this.present && isRecolouring(this.present, this.#target, target)) return;
    const layer = this.#pool.obtain(target.slice, target.recipe, "visible");
    if (layer === this.#target) return;
    this.#target = layer;
    this.#shownReporter.requested();
    this.#options.onRequested(layer.slice.id);
    this.#load(layer);
    this.#plan.stopOthers(layer, this.present);
    if (layer === this.present) {
      this.#shownReporter.changed();
      this.#port.requestFrame();
    } else if (layer.isComplete) this.#onScreen.swap(layer);
    // What is to be loaded changes nothing on screen: a frame would take the processors from decoding it.
    this.#reportReadiness();
  }

  #load(layer: SliceLayer): void {
    const { loader } = this.#options;
    loader.promote(layer);
    if (layer.state === "new") {
      layer.state = "loading";
      loader.preload(layer, this.#port.tilesInView(sliceReach(layer.slice)));
    }
    for (const problem of layer.takeKept()) this.#options.onProblem(layer.slice.id, problem);
  }

  #reportReadiness(): void {
    this.#readiness.report(this.#requested.order, this.#plan.current());
  }

  /** A problem of one tile: told now when the slice is on screen or about to be, else when it will be. */
  #report(layer: SliceLayer, problem: Problem): void {
    if (layer === this.present || layer === this.#target) this.#options.onProblem(layer.slice.id, problem);
    else layer.keep(problem);
  }

  #forget(layer: SliceLayer): void {
    if (layer === this.#target) this.#target = null;
    this.#onScreen.forget(layer);
  }
}
