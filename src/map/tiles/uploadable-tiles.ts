import { ProblemError } from "../../problem/problem.ts";
import type { RasterEngine, TileImage, TileRequest } from "../../worker/types.ts";
import { tryUpload } from "./upload-probe.ts";
import type { UploadContext } from "./upload-probe.ts";

export interface UploadableTilesOptions {
  readonly engine: Pick<RasterEngine, "tile" | "hasten">;
  /** The map's own context: what it takes is what will be drawn. */
  readonly context: () => UploadContext | null;
  /** A copy made on the main thread. For tests; a bitmap that is not premultiplied unless given. */
  readonly copy?: (bitmap: ImageBitmap) => Promise<ImageBitmap>;
}

/** How bitmaps get from a worker into a texture. */
type Route = "unknown" | "as they are" | "copied" | "none";

/** So many empty tiles prove that reading back tells nothing here, as where a browser hides what was drawn. */
const MOST_TRIALS = 8;

/**
 * The engine's tiles as bitmaps that the map can draw. WebKitGTK refuses to put bitmaps into a texture that come
 * from a worker, and takes copies made on the main thread; the map would stay empty without a word. The first tile
 * that has pixels shows which of the two works. It does so while the others of its slice are being decoded, so
 * that the slice is not shown later for it.
 */
export class UploadableTiles implements Pick<RasterEngine, "tile" | "hasten"> {
  readonly #options: UploadableTilesOptions;
  readonly #copy: (bitmap: ImageBitmap) => Promise<ImageBitmap>;
  #route: Promise<Route> = Promise.resolve("unknown");
  #trials = 0;

  constructor(options: UploadableTilesOptions) {
    this.#options = options;
    this.#copy = options.copy ?? copyOnMainThread;
  }

  /** @throws ProblemError of kind `graphics` when the map can take the pixels in neither way; else as the engine */
  async tile(request: TileRequest, signal: AbortSignal): Promise<TileImage> {
    const image = await this.#options.engine.tile(request, signal);
    const { bitmap } = image;
    if (!bitmap) return image;
    this.#route = this.#route.then((route) => (route === "unknown" ? this.#find(bitmap) : route));
    const route = await this.#route;
    if (route === "as they are" || route === "unknown") return image;
    try {
      if (route === "none") throw new ProblemError(REFUSED);
      const copy = closedWith(bitmap, await this.#copy(bitmap));
      if (signal.aborted) copy.close();
      signal.throwIfAborted();
      return { ...image, bitmap: copy };
    } catch (error) {
      bitmap.close();
      throw error;
    }
  }

  hasten(...given: Parameters<RasterEngine["hasten"]>): void {
    this.#options.engine.hasten(...given);
  }

  async #find(bitmap: ImageBitmap): Promise<Route> {
    const gl = this.#options.context();
    if (!gl) return "unknown";
    const direct = tryUpload(gl, bitmap);
    if (direct === "pixels") return "as they are";
    const copy = await this.#copy(bitmap).catch(() => null);
    const copied = copy ? tryUpload(gl, copy) : "nothing";
    copy?.close();
    if (copied === "pixels") return "copied";
    if (direct === "refused" && copied === "refused") return "none";
    this.#trials += 1;
    if (this.#trials < MOST_TRIALS) return "unknown";
    return direct === "refused" ? "copied" : "as they are";
  }
}

/** Pixels of tiles are opaque or clear: of others, WebKit would change the colours here. */
function copyOnMainThread(bitmap: ImageBitmap): Promise<ImageBitmap> {
  return createImageBitmap(bitmap, { premultiplyAlpha: "none" });
}

/**
 * WebKit draws a copy when it is first used. An original that is closed before has made room for another one by
 * then, whose pixels the copy would show: the two are closed together, after the upload.
 */
function closedWith(original: ImageBitmap, copy: ImageBitmap): ImageBitmap {
  const close = copy.close.bind(copy);
  copy.close = () => {
    close();
    original.close();
  };
  return copy;
}

const REFUSED = {
  kind: "graphics",
  message: "The map cannot show the slice: this browser's WebGL refuses the pixels.",
  advice: "Update the browser or its graphics driver, or open the link in another browser.",
} as const;
