/**
 * Whether the server sends the policy with the page. Scripts cannot see the headers of their own page, so it is asked for
 * once more, without its body.
 * @param address of the page
 * @returns undefined when the server does not answer
 */
export async function sendsPolicy(
  address: string,
  fetch: typeof globalThis.fetch,
): Promise<boolean | undefined> {
  try {
    const response = await fetch(address, { method: "HEAD", credentials: "omit", cache: "no-store" });
    return response.ok ? response.headers.has("content-security-policy") : undefined;
  } catch {
    return undefined;
  }
}

/** Tells the operator, on the console: the person in front of the page can do nothing about it. */
export function warnWithoutHeaderPolicy(sends: boolean | undefined): void {
  if (sends !== false) return;
  console.warn(
    "Revisit: this server does not send a Content-Security-Policy. The page carries one itself, which cannot keep other " +
      "sites from framing it. docs/deploy.md tells how to send it.",
  );
}
