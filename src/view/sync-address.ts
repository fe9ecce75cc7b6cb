import type { Config } from "../config/types.ts";
import type { Problem } from "../problem/problem.ts";
import { decodeView, encodeView } from "./codec.ts";
import type { ViewStore } from "./store.ts";
import type { View } from "./types.ts";

/** Browsers refuse more than some 100 changes of the address in 30 s (Safari is the strictest). */
const INTERVAL_MS = 350;

/** The window, as far as it is needed; tests bring their own. */
export type AddressWindow = Pick<Window, "location" | "history" | "addEventListener" | "removeEventListener">;

export interface AddressOptions {
  /** Told of what was wrong with an address. */
  readonly onProblems: (problems: readonly Problem[]) => void;
  /**
   * Whether a visited address may become the view. Where not, neither the view nor the address
   * changes until the view is set, or `write` is called. Without it every view may.
   */
  readonly admits?: (view: View) => boolean;
  readonly page?: AddressWindow;
}

export interface AddressSync {
  /** Makes the address that of the view, now. */
  readonly write: () => void;
  readonly stop: () => void;
}

/**
 * Keeps the address and the view the same: changes of the view replace the address (they make no
 * history: going back would lead through every turn of the wheel), a typed or visited address
 * becomes the view.
 */
export function syncAddress(
  store: ViewStore,
  config: Config,
  { onProblems, admits = () => true, page = window }: AddressOptions,
): AddressSync {
  let written = page.location.hash;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function write(): void {
    clearTimeout(timer);
    timer = undefined;
    const hash = `#${encodeView(store.getState())}`;
    if (hash === page.location.hash) return;
    written = hash;
    page.history.replaceState(page.history.state, "", hash);
  }

  function read(): void {
    const { hash } = page.location;
    if (hash === written) return;
    written = hash;
    clearTimeout(timer);
    timer = undefined;
    const { view, problems } = decodeView(hash, config);
    if (admits(view)) store.setState(view, true);
    if (problems.length > 0) onProblems(problems);
  }

  const unsubscribe = store.subscribe(() => {
    timer ??= setTimeout(write, INTERVAL_MS);
  });
  page.addEventListener("hashchange", read);
  page.addEventListener("popstate", read);
  return {
    write,
    stop: () => {
      clearTimeout(timer);
      unsubscribe();
      page.removeEventListener("hashchange", read);
      page.removeEventListener("popstate", read);
    },
  };
}
