import type { TileImage, TileRequest } from "../../../worker/types.ts";

/** A bitmap that counts how often it was closed. */
export class FakeBitmap implements ImageBitmap {
  readonly width = 256;
  readonly height = 256;
  closed = 0;
  close(): void {
    this.closed += 1;
  }
}

interface Asked {
  readonly request: TileRequest;
  readonly signal: AbortSignal;
  readonly answer: (image?: Partial<TileImage>) => void;
  readonly fail: (error: Error) => void;
}

/** An engine of which the test says when it answers, also after it was told to stop. */
export class FakeEngine {
  readonly asked: Asked[] = [];
  readonly hastened: TileRequest[] = [];
  /** Each answer has a bitmap of its own, as the engine promises. */
  readonly bitmaps: FakeBitmap[] = [];

  tile(request: TileRequest, signal: AbortSignal): Promise<TileImage> {
    return new Promise((resolve, reject) => {
      let settled = false;
      this.asked.push({
        request,
        signal,
        answer: (image) => {
          if (!settled) resolve({ bitmap: this.#bitmap(), requests: 0, bytes: 0, problems: [], ...image });
          settled = true;
        },
        fail: (error) => {
          settled = true;
          reject(error);
        },
      });
    });
  }

  hasten(request: TileRequest): void {
    this.hastened.push(request);
  }

  #bitmap(): FakeBitmap {
    const bitmap = new FakeBitmap();
    this.bitmaps.push(bitmap);
    return bitmap;
  }
}
