/** For every request: no cookies, and no word of the page that asks. */
export const BARE = { credentials: "omit", referrerPolicy: "no-referrer" } as const satisfies RequestInit;

/**
 * For requests with a token or a signature, and for those that ask for one: the browser keeps nothing of
 * the answer, whatever the server allows it to keep. Otherwise the next person at this browser would be
 * given it without a sign-in.
 */
export const UNCACHED = { ...BARE, cache: "no-store" } as const satisfies RequestInit;

/** As `UNCACHED`, for addresses that must answer themselves: a redirect would carry a secret elsewhere. */
export const CONFIDENTIAL = { ...UNCACHED, redirect: "error" } as const satisfies RequestInit;
