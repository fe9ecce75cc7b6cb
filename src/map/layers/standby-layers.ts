import { untilAborted } from "../../async/abort.ts";

interface Standby {
  readonly id: string;
  readonly picture: Promise<string>;
  readonly assign: (picture: string) => void;
}

/**
 * A new layer makes the map draw the old picture two times more: once to learn that it is there, once to ask for
 * its tiles. A standby layer has done that before it is known what it will show: its tile requests stay pending
 * until it is assigned to a picture.
 */
export class StandbyLayers {
  /** Every standby layer on the map, by its id. */
  readonly #layers = new Map<string, Standby>();
  /** The one that has no picture yet. */
  #waiting: Standby | null = null;
  #count = 0;

  /** @returns the id of a layer to be put on the map; null when one waits there already */
  prepareStandby(): string | null {
    if (this.#waiting) return null;
    this.#count += 1;
    const id = `slice:standby-${this.#count}`;
    let assign: Standby["assign"] = () => undefined;
    const picture = new Promise<string>((resolve) => (assign = resolve));
    this.#waiting = { id, picture, assign };
    this.#layers.set(id, this.#waiting);
    return id;
  }

  /** Assigns the waiting standby layer to a picture. @returns the id of the layer, if one was waiting */
  assign(picture: string): string | null {
    const standby = this.#waiting;
    this.#waiting = null;
    standby?.assign(picture);
    return standby?.id ?? null;
  }

  /** For a layer that has been taken off the map. */
  forget(id: string): void {
    this.#layers.delete(id);
    if (this.#waiting?.id === id) this.#waiting = null;
  }

  /**
   * The picture that a layer shows, as soon as that is known. Layers that never stood by have the id of
   * their picture.
   * @throws AbortError when `signal` is aborted before
   */
  async pictureOf(layer: string, signal: AbortSignal): Promise<string> {
    const standby = this.#layers.get(layer);
    return standby ? untilAborted(standby.picture, signal) : layer;
  }
}
