import { parseConfig } from "../src/config/parse.ts";
import { metaPolicy } from "../src/config/policy.ts";

/** Stands for wherever the page will be served from: the policy says 'self' for it. */
const ANY_SITE = "https://anywhere.invalid/";
const CHARSET = /<meta charset="utf-8"\s*\/?>/i;
const WRITTEN = /\n? *<meta http-equiv="Content-Security-Policy"[^>]*>/i;

/**
 * The page with the policy that follows from a configuration, in place of one that it has.
 * @param configuration as in config.json
 * @throws ProblemError for a mistake in it
 */
export function withPagePolicy(html: string, configuration: unknown): string {
  return insertPolicy(html, metaPolicy(parseConfig(configuration, ANY_SITE)));
}

/** After the declaration of the encoding, which has to stand in the first kilobyte, and before all that it governs. */
export function insertPolicy(html: string, policy: string): string {
  if (!CHARSET.test(html)) throw new Error("The page has no <meta charset> to write the policy after.");
  const element = `<meta http-equiv="Content-Security-Policy" content="${policy.replaceAll('"', "&quot;")}" />`;
  return html.replace(WRITTEN, "").replace(CHARSET, (charset) => `${charset}\n    ${element}`);
}
