import { type Problem, ProblemError } from "../problem/problem.ts";
import { pagePolicy } from "./policy.ts";
import type { Config } from "./types.ts";

/** Directives that follow from the configuration; the others are the same in every deployment. */
const CONFIGURED = ["connect-src", "img-src"] as const;

/**
 * Whether the policy that the built page carries lets it reach what the configuration names.
 * @param content of the `meta` element; undefined where the page carries none, as in development
 * @throws ProblemError of kind `configuration` that names the first origin the page would block
 */
export function requirePolicyFor(config: Config, content: string | undefined): void {
  if (content === undefined) return;
  for (const directive of CONFIGURED) {
    const allowed = sourcesOf(content, directive);
    const blocked = pagePolicy(config)[directive]?.find((source) => !isAllowed(source, allowed));
    if (blocked !== undefined) throw new ProblemError(mismatch(blocked, directive));
  }
}

/** The policy that this page carries; undefined in development. */
export function policyInPage(): string | undefined {
  const element = document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]');
  return element?.content;
}

function sourcesOf(content: string, directive: string): readonly string[] {
  const found = content.split(";").map((part) => part.trim().split(/\s+/));
  return found.find(([name]) => name === directive)?.slice(1) ?? [];
}

/** A scheme alone (`https:`) allows all of its origins; local addresses are only offered where the site is local. */
function isAllowed(source: string, allowed: readonly string[]): boolean {
  if (allowed.includes(source) || source.endsWith(":*")) return true;
  return URL.canParse(source) && allowed.includes(new URL(source).protocol);
}

function mismatch(source: string, directive: string): Problem {
  return {
    kind: "configuration",
    message: `config.json names ${source}, but the policy in index.html does not allow it (${directive}).`,
    advice:
      "Write the policy again after every change of config.json: npm run policy -- dist/config.json --write.",
  };
}
