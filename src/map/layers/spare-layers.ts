import type { TileAddress } from "../tiles/address.ts";

/** Which slice under which recipe, as tile addresses name it. */
export type PictureName = Pick<TileAddress, "slice" | "version">;

interface Spare {
  readonly picture: Promise<PictureName>;
  readonly assign: (picture: PictureName) => void;
  assigned: boolean;
}

/** Stands where addresses have a slice; slices are named by their days. */
const SPARE = "spare";

/**
 * A new layer makes the map draw the old picture two times more: once to learn that it is there, once to ask for
 * its tiles. A spare layer has done that before it is known what it will show: its tiles simply take long.
 */
export class SpareLayers {
  readonly #spares = new Map<string, Spare>();
  #count = 0;

  /** True while a spare waits to be assigned. */
  get waiting(): boolean {
    return this.#unassigned() !== undefined;
  }

  /** A new spare, as its tiles' addresses are to name it. */
  make(): PictureName {
    this.#count += 1;
    const version = String(this.#count);
    let assign: Spare["assign"] = () => undefined;
    const picture = new Promise<PictureName>((resolve) => (assign = resolve));
    this.#spares.set(version, { picture, assign, assigned: false });
    return { slice: SPARE, version };
  }

  /** Has the spare that waits stand for a picture from now on. @returns its name, if there was one */
  assign(picture: PictureName): PictureName | undefined {
    const [version, spare] = this.#unassigned() ?? [];
    if (version === undefined || !spare) return undefined;
    spare.assigned = true;
    spare.assign(picture);
    return { slice: SPARE, version };
  }

  /** For a spare that has been taken off the map. */
  forget({ version }: PictureName): void {
    this.#spares.delete(version);
  }

  /**
   * What tiles of this name show, as soon as that is known; null for a spare that is gone.
   * @throws AbortError when `signal` is aborted before
   */
  async meaning(name: PictureName, signal: AbortSignal): Promise<PictureName | null> {
    if (name.slice !== SPARE) return name;
    const spare = this.#spares.get(name.version);
    if (!spare) return null;
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const abort = (): void => reject(signal.reason as Error);
      signal.addEventListener("abort", abort, { once: true });
      void spare.picture.then((picture) => {
        signal.removeEventListener("abort", abort);
        resolve(picture);
      });
    });
  }

  #unassigned(): [string, Spare] | undefined {
    return [...this.#spares].find(([, spare]) => !spare.assigned);
  }
}
