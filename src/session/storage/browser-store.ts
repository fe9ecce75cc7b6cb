import { createStore, get, keys, type UseStore } from "idb-keyval";
import type { KeyValueStore } from "../environment.ts";

/**
 * IndexedDB, whose transactions hold over all tabs. Where the browser allows no storage (some private
 * windows, blocked site data) the session lives in memory for as long as the page does.
 */
export function browserStore(database: string): KeyValueStore {
  const memory = memoryStore();
  let broken = false;
  const indexed = indexedStore(createStore(database, "entries"));
  const either = async <Result>(use: (store: KeyValueStore) => Promise<Result>): Promise<Result> => {
    if (broken) return use(memory);
    try {
      return await use(indexed);
    } catch {
      broken = true;
      return use(memory);
    }
  };
  return {
    get: (key) => either((store) => store.get(key)),
    keys: () => either((store) => store.keys()),
    update: (key, change) => either((store) => store.update(key, change)),
  };
}

function indexedStore(database: UseStore): KeyValueStore {
  return {
    get: (key) => get<unknown>(key, database),
    keys: async () => (await keys<string>(database)).filter((key) => typeof key === "string"),
    update: <Value>(key: string, change: (present: Value | undefined) => Value | undefined) =>
      database("readwrite", (entries) => changed(entries, key, change)),
  };
}

/** Reads and writes inside one transaction: no other tab gets in between. */
function changed<Value>(
  entries: IDBObjectStore,
  key: string,
  change: (present: Value | undefined) => Value | undefined,
): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const { transaction } = entries;
    let next: Value | undefined;
    const reading: IDBRequest<Value | undefined> = entries.get(key);
    reading.addEventListener("success", () => {
      next = change(reading.result);
      if (next === undefined) entries.delete(key);
      else if (next !== reading.result) entries.put(next, key);
    });
    transaction.addEventListener("complete", () => resolve(next));
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("not stored")));
  });
}

function memoryStore(): KeyValueStore {
  const entries = new Map<string, unknown>();
  return {
    get: async (key) => entries.get(key),
    keys: async () => [...entries.keys()],
    update: async <Value>(key: string, change: (present: Value | undefined) => Value | undefined) => {
      const next = change(entries.get(key) as Value | undefined);
      if (next === undefined) entries.delete(key);
      else entries.set(key, next);
      return next;
    },
  };
}
