import type { FromWorker, ToWorker } from "../messages.ts";
import { type ShellEnvironment, type WorkerScope, serveRaster } from "../shell.ts";
import type { PoolWorker } from "../worker-seat.ts";

/** A worker without a thread: the real shell, with the structured clone that a real one would do. */
export class ThreadWorker implements PoolWorker {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  onmessageerror: ((event: MessageEvent) => void) | null = null;
  terminated = false;
  /** Messages are lost when this is set: a worker in a loop without end. */
  stuck = false;
  private readonly scope: WorkerScope;

  constructor(environment: ShellEnvironment) {
    this.scope = {
      onmessage: null,
      postMessage: (message, { transfer }) => {
        const data = structuredClone(message, { transfer });
        queueMicrotask(() => {
          if (!this.terminated) this.onmessage?.(new MessageEvent("message", { data }));
        });
      },
    };
    serveRaster(this.scope, environment);
  }

  postMessage(message: ToWorker, transfer: Transferable[]): void {
    const data = structuredClone(message, { transfer });
    setTimeout(() => {
      if (!this.terminated && !this.stuck) this.scope.onmessage?.(new MessageEvent("message", { data }));
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
