import { createStore, type StoreApi } from "zustand/vanilla";
import { isUnlisted, readUnlistedAddress } from "../../config/unlisted.ts";
import type { Config } from "../../config/types.ts";
import type { View } from "../../view/types.ts";

/** A view of an unlisted catalogue that waits for the person's answer. */
export interface UnlistedQuestion {
  readonly view: View;
  /** Where it comes from: followed, or typed by the person who is asked. */
  readonly by: "link" | "person";
}

export interface UnlistedState {
  /** Addresses of the catalogues that the person has agreed to in this tab, the oldest first. */
  readonly agreed: readonly string[];
  readonly question: UnlistedQuestion | null;
  /** What was refused last, should the person think better of it. */
  readonly refused: View | null;
}

/** What the person has agreed to, and what they are being asked. */
export interface UnlistedStore extends Pick<
  StoreApi<UnlistedState>,
  "getState" | "getInitialState" | "subscribe"
> {
  /** Whether a view may be opened as it is: its catalogue is configured, or has been agreed to. */
  readonly admits: (view: View) => boolean;
  readonly ask: (question: UnlistedQuestion) => void;
  readonly agree: () => void;
  readonly refuse: () => void;
}

/** For this tab only, so that a reload does not ask again and a link sent to another person does. */
const KEY = "revisit:unlisted-catalogues";
const MOST_REMEMBERED = 20;

type TabStorage = Pick<Storage, "getItem" | "setItem">;

/** @param storage of the tab; without any, agreements end with the page */
export function createUnlistedStore(
  config: Pick<Config, "otherCatalogues" | "site">,
  storage: TabStorage | undefined,
): UnlistedStore {
  const agreed = config.otherCatalogues === "ask" ? remembered(storage, config.site) : [];
  const store = createStore<UnlistedState>(() => ({ agreed, question: null, refused: null }));
  const { getState, getInitialState, setState, subscribe } = store;
  return {
    getState,
    getInitialState,
    subscribe,
    admits: ({ catalogue }) => !isUnlisted(catalogue) || getState().agreed.includes(catalogue),
    ask: (question) => setState({ question }),
    agree: () => {
      const { question, agreed } = getState();
      if (question === null) return;
      const { catalogue } = question.view;
      const all = [...agreed.filter((other) => other !== catalogue), catalogue].slice(-MOST_REMEMBERED);
      remember(storage, all);
      setState({ agreed: all, question: null, refused: null });
    },
    refuse: () => setState(({ question }) => ({ question: null, refused: question?.view ?? null })),
  };
}

/** The storage of this tab; undefined where the browser has it switched off. */
export function tabStorage(): TabStorage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}

/** What is stored is checked like what a link says: the rules may have changed since. */
function remembered(storage: TabStorage | undefined, site: string): readonly string[] {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(KEY) ?? "[]");
    if (!Array.isArray(stored)) return [];
    return stored.filter((item): item is string => {
      const read = typeof item === "string" ? readUnlistedAddress(item, site) : undefined;
      return read !== undefined && "address" in read && read.address === item;
    });
  } catch {
    return [];
  }
}

function remember(storage: TabStorage | undefined, agreed: readonly string[]): void {
  try {
    storage?.setItem(KEY, JSON.stringify(agreed));
  } catch {
    // Full or switched off: the next page asks again, which does no harm.
  }
}
