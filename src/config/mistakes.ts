import type * as v from "valibot";
import { ProblemError } from "../problem/problem.ts";

/** One mistake in `config.json`: where it is, and what is wrong with it. */
export interface Mistake {
  /** e.g. "catalogues[0].url" */
  readonly path: string;
  readonly message: string;
}

type Issue = v.BaseIssue<unknown>;

/** A valibot issue in the words of the person who wrote the file. */
export function mistakeOf(issue: Issue): Mistake {
  const path = pathOf(issue);
  if (issue.type === "strict_object" && issue.expected === "never") {
    return { path, message: "is not a key that is known here" };
  }
  if (issue.received === "undefined") return { path, message: `is missing (${expectation(issue)})` };
  if (issue.kind === "validation" && !issue.message.startsWith("Invalid")) {
    return { path, message: `${issue.message}, found ${found(issue.input)}` };
  }
  return { path, message: `${expectation(issue)}, found ${found(issue.input)}` };
}

/** All mistakes at once: editing a file on a server should take one round, not seven. */
export function configurationError(source: string, mistakes: readonly Mistake[]): ProblemError {
  const list = mistakes.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join("; ");
  const count = mistakes.length === 1 ? "a mistake" : `${mistakes.length} mistakes`;
  return new ProblemError({
    kind: "configuration",
    message: `${source} has ${count}: ${list}.`,
    advice: "Correct it in config.json (config.schema.json beside it describes every key) and reload.",
  });
}

function pathOf(issue: Issue): string {
  let path = "";
  for (const item of issue.path ?? []) {
    path += typeof item.key === "number" ? `[${item.key}]` : `${path ? "." : ""}${String(item.key)}`;
  }
  return path;
}

function expectation(issue: Issue): string {
  const expected = issue.expected ?? "another value";
  const plain = {
    Object: "an object",
    Array: "a list",
    string: "a text",
    number: "a number",
    boolean: "true or false",
  };
  return `expected ${plain[expected as keyof typeof plain] ?? expected.replace(/^"([^"|]*)"$/, '"$1"')}`;
}

function found(value: unknown): string {
  const written = JSON.stringify(value) ?? "nothing";
  return written.length > 60 ? `${written.slice(0, 57)}…` : written;
}
