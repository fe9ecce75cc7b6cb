import type { Browser, BrowserContext, Page } from "@playwright/test";
import type { SentRequest } from "./allow-list.ts";

/** Something a browser showed or kept. */
export interface Trace {
  /** e.g. `console`, `localStorage`. */
  readonly where: string;
  readonly text: string;
}

/**
 * Notes every request that the contexts of a browser report, also to servers that are not there or not
 * ours, every address that a frame has had, and what is said on the console.
 */
export function watchBrowser(
  browser: Browser,
  note: { request: (request: SentRequest) => void; trace: (trace: Trace) => void },
): void {
  const watchContext = (context: BrowserContext): void => {
    context.on("request", (request) => {
      if (!/^(https?|wss?):/.test(request.url())) return;
      const body = request.postDataBuffer()?.toString("latin1") ?? "";
      note.request({ method: request.method(), url: request.url(), headers: request.headers(), body });
    });
    context.on("console", (message) => note.trace({ where: "console", text: message.text() }));
    context.on("weberror", (error) => note.trace({ where: "error report", text: error.error().message }));
    context.on("page", (page) => {
      page.on("framenavigated", (frame) => note.trace({ where: "history", text: frame.url() }));
      page.on("websocket", (socket) =>
        note.request({ method: "GET", url: socket.url(), headers: {}, body: "" }),
      );
    });
  };
  browser.contexts().forEach(watchContext);
  browser.on("context", watchContext);
}

/** A page that is just leaving answers no questions. */
const PATIENCE = 3_000;

/** Where a canary would sit: what the page keeps, shows, and has had as an address. */
export async function tracesOf(page: Page): Promise<readonly Trace[]> {
  if (page.isClosed() || !page.url().startsWith("http")) return [];
  const read = page.evaluate(async () => {
    const cached = async () => {
      const names = await caches.keys();
      const stores = await Promise.all(names.map((name) => caches.open(name)));
      const requests = (await Promise.all(stores.map((store) => store.keys()))).flat();
      const bodies = await Promise.all(requests.map(async (one) => (await caches.match(one))?.text()));
      return JSON.stringify([names, requests.map(({ url }) => url), bodies]);
    };
    const fields = [...document.querySelectorAll("input, textarea")].map(
      (field) => (field as HTMLInputElement).value,
    );
    return {
      localStorage: JSON.stringify(Object.entries(localStorage)),
      sessionStorage: JSON.stringify(Object.entries(sessionStorage)),
      "Cache storage": await cached(),
      cookies: document.cookie,
      "window name": window.name,
      history: JSON.stringify([location.href, history.state, history.length]),
      page: document.documentElement.outerHTML,
      fields: JSON.stringify(fields),
      timings: JSON.stringify(performance.getEntriesByType("mark")),
    };
  });
  const nothing = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE, undefined));
  const found = await Promise.race([read.catch(() => undefined), nothing]);
  return Object.entries(found ?? {}).map(([where, text]) => ({ where, text }));
}
