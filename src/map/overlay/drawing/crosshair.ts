import type { Map as LibreMap } from "maplibre-gl";
import styles from "./crosshair.module.css";

/** CSS pixels an arrow key moves the crosshair by; with Ctrl or Cmd held, one. */
const STEP_PX = 10;

const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A pointer for the keyboard. */
export class Crosshair {
  readonly #map: LibreMap;
  readonly #element = document.createElement("div");
  #at: readonly [x: number, y: number] | null = null;

  constructor(map: LibreMap) {
    this.#map = map;
    this.#element.className = styles["crosshair"] ?? "";
    this.#element.hidden = true;
    map.getContainer().append(this.#element);
  }

  /** Where it points, CSS pixels of the map; null while it is not in use. */
  get at(): readonly [x: number, y: number] | null {
    return this.#at;
  }

  /** Appears in the middle of what is seen, and moves with each arrow key. @returns false for other keys */
  move({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const direction = DIRECTIONS[key];
    if (!direction || shiftKey) return false;
    const step = ctrlKey || metaKey ? 1 : STEP_PX;
    const [x, y] = this.#at ?? this.#middle();
    const canvas = this.#map.getCanvas();
    this.#put([
      Math.min(canvas.clientWidth, Math.max(0, x + direction[0] * step)),
      Math.min(canvas.clientHeight, Math.max(0, y + direction[1] * step)),
    ]);
    return true;
  }

  hide(): void {
    this.#at = null;
    this.#element.hidden = true;
  }

  remove(): void {
    this.#element.remove();
  }

  #put(at: readonly [x: number, y: number]): void {
    this.#at = at;
    this.#element.hidden = false;
    this.#element.style.translate = `${at[0]}px ${at[1]}px`;
  }

  #middle(): readonly [x: number, y: number] {
    const { x, y } = this.#map.project(this.#map.getCenter());
    return [Math.round(x), Math.round(y)];
  }
}
