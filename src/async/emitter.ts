/** Named events with typed payloads. A listener that throws does not keep the others from being called. */
export class Emitter<Events extends object> {
  readonly #listeners = new Map<keyof Events, Set<(event: never) => void>>();

  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  emit<Name extends keyof Events>(name: Name, event: Events[Name]): void {
    const listeners = this.#listeners.get(name);
    if (!listeners) return;
    // A copy: listeners may remove themselves while they are called.
    for (const listener of [...listeners] as ((event: Events[Name]) => void)[]) {
      try {
        listener(event);
      } catch (error) {
        // Reported by the page's own error handling, without breaking the map's frame.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  clear(): void {
    this.#listeners.clear();
  }
}
