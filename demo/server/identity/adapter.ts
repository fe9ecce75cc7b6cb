import type { Adapter, AdapterPayload } from "oidc-provider";

interface Entry {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

/** Expired entries are dropped when this many have gathered since the last time. */
const sweepEvery = 1000;

/** Where one provider keeps sessions, grants and tokens: in memory, gone with the process. */
export class MemoryStore {
  readonly #entries = new Map<string, Entry>();
  #writes = 0;

  adapter(model: string): Adapter {
    const key = (id: string): string => `${model}:${id}`;
    const findBy = (matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
      for (const name of this.#entries.keys()) {
        const payload = name.startsWith(`${model}:`) ? this.#read(name) : undefined;
        if (payload !== undefined && matches(payload)) return payload;
      }
      return undefined;
    };
    return {
      upsert: async (id, payload, expiresIn) => this.#write(key(id), payload, expiresIn),
      find: async (id) => this.#read(key(id)),
      findByUserCode: async (userCode) => findBy((payload) => payload.userCode === userCode),
      findByUid: async (uid) => findBy((payload) => payload.uid === uid),
      consume: async (id) => {
        const payload = this.#read(key(id));
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => {
        this.#entries.delete(key(id));
      },
      revokeByGrantId: async (grantId) => {
        // Other models keep theirs: an interaction names the grant that it is about to replace.
        for (const [name, { payload }] of this.#entries) {
          if (name.startsWith(`${model}:`) && payload.grantId === grantId) this.#entries.delete(name);
        }
      },
    };
  }

  #read(key: string): AdapterPayload | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    if (entry.expiresAt > Date.now()) return entry.payload;
    this.#entries.delete(key);
    return undefined;
  }

  #write(key: string, payload: AdapterPayload, expiresIn?: number): void {
    const expiresAt = expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000;
    this.#entries.set(key, { payload, expiresAt });
    this.#writes += 1;
    // A Map may be shortened while it is walked through.
    if (this.#writes % sweepEvery === 0) for (const name of this.#entries.keys()) this.#read(name);
  }
}
