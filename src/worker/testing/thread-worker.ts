import type { MessageEnd } from "../../async/channel-types.ts";
import { type WorkerEnvironment, serveRaster } from "../serve-raster.ts";
import type { PoolWorker } from "../worker-handle.ts";

/** A worker without a thread: the real message shell, with the structured clone that a real one would do. */
export class ThreadWorker implements PoolWorker {
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  onmessageerror: ((event: MessageEvent) => void) | null = null;
  terminated = false;
  /** Messages are lost when this is set: a worker in an endless loop. */
  stuck = false;
  readonly #end: MessageEnd;

  constructor(environment: WorkerEnvironment) {
    this.#end = {
      onmessage: null,
      postMessage: (message, { transfer }) => {
        const data: unknown = structuredClone(message, { transfer });
        queueMicrotask(() => {
          if (!this.terminated) this.onmessage?.(new MessageEvent("message", { data }));
        });
      },
    };
    serveRaster(this.#end, environment);
  }

  postMessage(message: unknown, { transfer }: { transfer: Transferable[] }): void {
    const data: unknown = structuredClone(message, { transfer });
    setTimeout(() => {
      if (!this.terminated && !this.stuck) this.#end.onmessage?.(new MessageEvent("message", { data }));
    }, 0);
  }

  terminate(): void {
    this.terminated = true;
  }

  /** Dies as a worker does that runs out of memory. */
  crash(): void {
    this.terminated = true;
    this.onerror?.(new Event("error") as ErrorEvent);
  }
}
