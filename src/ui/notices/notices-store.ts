import type { Problem } from "../../problem/problem.ts";

export interface Notice {
  readonly id: number;
  readonly problem: Problem;
  /** How often the same thing was reported while it was on screen. */
  readonly count: number;
}

/** More would not be read; the oldest leave first. */
const MOST_NOTICES = 50;

/** The one list of problems that people see. Lives outside React, so that any room's events can feed it. */
export interface NoticesStore {
  /** The list is replaced, never changed, so it can be a store snapshot. Newest first. */
  readonly list: () => readonly Notice[];
  readonly add: (problem: Problem) => void;
  readonly dismiss: (id: number) => void;
  readonly clear: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createNotices(): NoticesStore {
  const listeners = new Set<() => void>();
  let notices: readonly Notice[] = [];
  let lastId = 0;

  function replace(next: readonly Notice[]): void {
    notices = next;
    for (const listener of listeners) listener();
  }

  return {
    list: () => notices,
    add(problem) {
      const known = notices.find((notice) => isSame(notice.problem, problem));
      if (known) {
        replace(notices.map((notice) => (notice === known ? { ...known, count: known.count + 1 } : notice)));
        return;
      }
      lastId += 1;
      replace([{ id: lastId, problem, count: 1 }, ...notices].slice(0, MOST_NOTICES));
    },
    dismiss: (id) => replace(notices.filter((notice) => notice.id !== id)),
    clear: () => replace([]),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A missing sign-in is one problem a server, however many of its files say so. */
function isSame(one: Problem, other: Problem): boolean {
  if (one.kind === "sign-in" && other.kind === "sign-in") return originOf(one) === originOf(other);
  return one.kind === other.kind && one.message === other.message && one.url === other.url;
}

function originOf({ url }: Problem): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : "";
}
