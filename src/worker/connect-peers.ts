import type { WorkerHandle } from "./worker-handle.ts";

/** Connects a worker with each of the others by a MessageChannel. */
export function connectPeers(workers: readonly WorkerHandle[], index: number): void {
  for (const [other, peer] of workers.entries()) {
    if (other === index) continue;
    const { port1, port2 } = new MessageChannel();
    workers[index]?.connect(other, port1);
    peer.connect(index, port2);
  }
}

/** Connects every two workers. */
export function connectAllPeers(workers: readonly WorkerHandle[]): void {
  for (const index of workers.keys()) connectPeers(workers.slice(0, index + 1), index);
}
