import { ProblemError } from "../problem/problem.ts";
import { sleep } from "../async/clock.ts";
import { systemEnvironment } from "../http/environment.ts";
import { browserStore } from "./storage/browser-store.ts";
import type { SessionEnvironment, Locks, Page } from "./environment.ts";

/** The real browser. Names carry the path, so that two deployments on one origin stay apart. */
export function browserEnvironment(): SessionEnvironment {
  const base = baseAddress();
  const scope = `revisit:${new URL(base).pathname}`;
  return {
    ...systemEnvironment,
    store: browserStore(`${scope}session`),
    locks: webLocks(scope),
    channel: (name) => {
      const channel = new BroadcastChannel(`${scope}${name}`);
      return {
        post: (message) => channel.postMessage(message),
        listen: (listener) => {
          const heard = (event: MessageEvent) => listener(event.data);
          channel.addEventListener("message", heard);
          return () => channel.removeEventListener("message", heard);
        },
      };
    },
    page: browserPage(base, scope),
  };
}

/** The page's address without query and fragment, whatever a `<base>` or a deep path says. */
function baseAddress(): string {
  const url = new URL("./", document.baseURI);
  return `${url.origin}${url.pathname}`;
}

function webLocks(scope: string): Locks {
  return {
    request: async (name, signal, work) => {
      // Without https there are no locks, but no sign-in either.
      if (!("locks" in navigator)) return work();
      return navigator.locks.request(`${scope}${name}`, signal ? { signal } : {}, () => work());
    },
    held: async () => {
      if (!("locks" in navigator)) return [];
      const { held = [] } = await navigator.locks.query();
      const names = held.map(({ name = "" }) => name).filter((name) => name.startsWith(scope));
      return names.map((name) => name.slice(scope.length));
    },
  };
}

/** Where site data is blocked, even looking at sessionStorage throws. */
function marks(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}

function browserPage(base: string, scope: string): Page {
  return {
    base,
    address: () => location.href,
    replaceAddress: (url) => history.replaceState(history.state, "", url),
    leave: async (url) => {
      // Back from there by the Back button, the page goes on where it was and is not being left any more.
      const returned = new AbortController();
      const back = () => returned.abort();
      window.addEventListener("pageshow", back, { once: true });
      location.assign(url);
      await sleep(systemEnvironment, 10_000, returned.signal).finally(() =>
        window.removeEventListener("pageshow", back),
      );
      throw new ProblemError({
        kind: "network",
        message: `The sign-in page of ${new URL(url).host} did not open.`,
        advice: "Check the connection and try again.",
      });
    },
    openWindow: () => {
      const opened = window.open("", "_blank", "popup,width=520,height=720");
      if (!opened) return null;
      // Its answer comes over a channel; the provider's pages need no hold on this one.
      opened.opener = null;
      return {
        go: (url) => opened.location.replace(url),
        get closed() {
          return opened.closed;
        },
        close: () => opened.close(),
      };
    },
    closeWindow: () => window.close(),
    visible: () => document.visibilityState === "visible",
    topLevel: window.top === window.self,
    secure: window.isSecureContext,
    onWake: (listener) => {
      const shown = () => {
        if (document.visibilityState === "visible") listener();
      };
      document.addEventListener("visibilitychange", shown);
      document.addEventListener("resume", listener);
      window.addEventListener("pageshow", listener);
      window.addEventListener("online", listener);
      return () => {
        document.removeEventListener("visibilitychange", shown);
        document.removeEventListener("resume", listener);
        window.removeEventListener("pageshow", listener);
        window.removeEventListener("online", listener);
      };
    },
    onLeave: (listener) => {
      window.addEventListener("pagehide", listener);
      return () => window.removeEventListener("pagehide", listener);
    },
    mark: (name) => marks()?.getItem(`${scope}${name}`) ?? null,
    setMark: (name, value) => {
      if (value === null) marks()?.removeItem(`${scope}${name}`);
      else marks()?.setItem(`${scope}${name}`, value);
    },
  };
}
