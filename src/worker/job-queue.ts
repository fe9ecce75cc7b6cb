import type { TilePriority } from "./types.ts";

/** Values under the pointer go before everything: somebody is waiting with a finger on them. */
export type JobPriority = "point" | TilePriority;

const order: readonly JobPriority[] = ["point", "visible", "prefetch"];

/** True when `a` goes before `b`. */
export function isMoreUrgent(a: JobPriority, b: JobPriority): boolean {
  return order.indexOf(a) < order.indexOf(b);
}

interface Queued<T> {
  readonly item: T;
  readonly priority: JobPriority;
}

/** First come, first served within each priority. The map asks from the centre outwards. */
export class JobQueue<T> {
  private readonly waiting = new Map<JobPriority, Queued<T>[]>(order.map((priority) => [priority, []]));

  push(item: T, priority: JobPriority): void {
    this.waiting.get(priority)?.push({ item, priority });
  }

  /** Back at the front, after it lost its worker. */
  unshift(item: T, priority: JobPriority): void {
    this.waiting.get(priority)?.unshift({ item, priority });
  }

  /** The next item that `accepts`; those it refuses keep their place. */
  take(accepts: (item: T, priority: JobPriority) => boolean): T | undefined {
    for (const queue of this.waiting.values()) {
      const index = queue.findIndex(({ item, priority }) => accepts(item, priority));
      if (index >= 0) return queue.splice(index, 1)[0]?.item;
    }
    return undefined;
  }

  /** True when it was still waiting. */
  remove(item: T): boolean {
    for (const queue of this.waiting.values()) {
      const index = queue.findIndex((queued) => queued.item === item);
      if (index >= 0) {
        queue.splice(index, 1);
        return true;
      }
    }
    return false;
  }

  /** Empties the queue. */
  drain(): readonly T[] {
    return [...this.waiting.values()].flatMap((queue) => queue.splice(0).map(({ item }) => item));
  }
}
