import type { Problem } from "../problem/problem.ts";

/** What is asked of the window. */
export interface FramedWindow {
  readonly isTop: boolean;
  /** Origins of the pages around this one, nearest first; absent in Firefox. */
  readonly ancestorOrigins?: readonly string[];
  /** Address of the page around this one, as far as that lets it be known. */
  readonly referrer: string;
}

/**
 * Refuses to run inside pages that the configuration does not list, as `frame-ancestors` does where the server sends the
 * policy: a `meta` element cannot say that.
 * @returns undefined where the page may run
 */
export function framingRefusal(
  { isTop, ancestorOrigins, referrer }: FramedWindow,
  embedOrigins: readonly string[],
): Problem | undefined {
  if (isTop) return undefined;
  const around = ancestorOrigins ?? (URL.canParse(referrer) ? [new URL(referrer).origin] : []);
  if (around.length > 0 && around.every((origin) => embedOrigins.includes(origin))) return undefined;
  const stranger = around.find((origin) => !embedOrigins.includes(origin));
  return {
    kind: "rights",
    message: `Revisit does not run inside a page of ${stranger ?? "a site that does not say which it is"}.`,
    advice:
      "Open it in a window of its own. Whoever runs it can list the site under embedOrigins in config.json.",
  };
}

/** What the browser says of this window. */
export function framedWindow(): FramedWindow {
  const { ancestorOrigins } = location;
  return {
    isTop: window.top === window,
    ...(ancestorOrigins ? { ancestorOrigins: [...ancestorOrigins] } : {}),
    referrer: document.referrer,
  };
}
