import type * as OidcProvider from "oidc-provider";

const knownWarning = "Unsupported runtime";

/**
 * Loads oidc-provider without the warning it prints under Node 20: its authors test on 22 and later,
 * the demo works on both, and a newcomer could do nothing about the sentence.
 */
export async function loadOidcProvider(): Promise<typeof OidcProvider> {
  const { warn } = console;
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes(knownWarning)) warn.apply(console, words);
  };
  try {
    return await import("oidc-provider");
  } finally {
    console.warn = warn;
  }
}
