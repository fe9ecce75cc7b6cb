import type { MapLabels } from "../labels.ts";
import styles from "./corner.module.css";
import { metresPerPixel, scaleBar } from "./scale.ts";

const WIDEST_SCALE_PX = 96;
/** CSS pixels from which the attribution is written out at first. */
const ROOMY_PX = 640;

/**
 * Scale bar and attribution in the corner that panels leave free. MapLibre's attribution control
 * parses HTML, which Trusted Types forbid and text from configurations must never be.
 */
export class Corner {
  readonly #element = document.createElement("div");
  readonly #bar = document.createElement("div");
  readonly #details = document.createElement("details");
  readonly #text = document.createElement("span");
  #attribution: readonly string[] = [];

  constructor(container: HTMLElement, labels: MapLabels) {
    this.#element.className = styles["corner"] ?? "";
    // For the page, which covers it with a sheet on a phone.
    this.#element.dataset["mapCorner"] = "";
    this.#bar.className = styles["scale"] ?? "";
    this.#bar.setAttribute("role", "img");
    this.#details.className = styles["attribution"] ?? "";
    const summary = document.createElement("summary");
    summary.textContent = "©";
    summary.setAttribute("aria-label", labels.attribution);
    summary.title = labels.attribution;
    this.#details.append(summary, this.#text);
    this.#element.append(this.#bar, this.#details);
    this.#details.open = container.clientWidth > ROOMY_PX;
    container.append(this.#element);
  }

  setScale(latitude: number, zoom: number, labels: MapLabels): void {
    const { pixels, label } = scaleBar(metresPerPixel(latitude, zoom), WIDEST_SCALE_PX);
    this.#bar.style.width = `${Math.round(pixels)}px`;
    this.#bar.textContent = label;
    this.#bar.setAttribute("aria-label", labels.scale(label));
  }

  /** Names of the sources, each once. */
  get attribution(): readonly string[] {
    return this.#attribution;
  }

  /** @param parts names of sources in this order; repeated and empty ones are left out */
  setAttribution(parts: readonly (string | undefined)[]): void {
    const names = [...new Set(parts.filter((part): part is string => Boolean(part?.trim())))];
    this.#attribution = names;
    this.#text.textContent = names.join(" · ");
    this.#details.hidden = names.length === 0;
  }

  setPadding({ right, bottom }: { right: number; bottom: number }): void {
    this.#element.style.right = `${right}px`;
    this.#element.style.bottom = `${bottom}px`;
  }

  /** The attribution is open at first, where there is room, and folds once the map is in use. */
  foldAttribution(): void {
    this.#details.open = false;
  }

  remove(): void {
    this.#element.remove();
  }
}
