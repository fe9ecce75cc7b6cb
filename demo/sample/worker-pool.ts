import { Worker } from "node:worker_threads";

/** What every worker sees. */
export interface Shared {
  /** Land of each tile, in the order of `TILES`. */
  readonly memories: readonly { readonly fine: SharedArrayBuffer; readonly coarse: SharedArrayBuffer }[];
  /** Where scenes are written. */
  readonly folder: string;
}

/** A piece of work. Land is surveyed in strips of a tile, from one share of its height to another. */
export type Job =
  | {
      readonly kind: "land";
      readonly tileIndex: number;
      readonly metres: 10 | 20;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: "day"; readonly dayIndex: number };

/** Threads that take one job after the other. */
export interface WorkerPool {
  /** Does all jobs, in no particular order; rejects with the first failure. */
  work(jobs: readonly Job[], onDone: (job: Job) => void): Promise<void>;
  close(): Promise<void>;
}

function startWorker(shared: Shared): Worker {
  // The parent's options are not for workers: its loaders would be set up a second time.
  return new Worker(new URL("worker-start.mjs", import.meta.url), { workerData: shared, execArgv: [] });
}

function settle(worker: Worker, job: Job): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (outcome: () => void) => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      outcome();
    };
    const onMessage = () => finish(resolve);
    const onError = (error: unknown) =>
      finish(() => reject(error instanceof Error ? error : new Error(String(error))));
    const onExit = () =>
      finish(() => reject(new Error("A worker of the sample season ended before its job was done.")));
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(job);
  });
}

/** Starts `size` workers. */
export function startWorkerPool(size: number, shared: Shared): WorkerPool {
  const workers = Array.from({ length: size }, () => startWorker(shared));
  return {
    async work(jobs, onDone) {
      const waiting = [...jobs];
      const shift = async (worker: Worker) => {
        for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
          await settle(worker, job);
          onDone(job);
        }
      };
      await Promise.all(workers.map(shift));
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
