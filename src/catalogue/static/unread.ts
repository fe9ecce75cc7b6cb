import type { CatalogueConfig } from "../../config/types.ts";
import { displayUrl, type Problem } from "../../problem/problem.ts";
import type { Crawl } from "./crawl.ts";
import { MOST_DEPTH } from "./limits.ts";

/** So many are named; the others are counted. */
const NAMED = 3;

/**
 * What a crawl has passed over, in sentences; undefined where it was nothing.
 * @param limit why it ended before its end, as the end of a sentence about the catalogue
 */
export function unreadProblem(
  { title }: CatalogueConfig,
  { broken, foreign, tooDeep, read }: Crawl,
  limit?: string,
): Problem | undefined {
  const sentences: string[] = [];
  if (broken.length > 0) {
    const named = broken.slice(0, NAMED).map(({ url, problem }) => `${pathOf(url)} (${reasonOf(problem)})`);
    const more = broken.length > NAMED ? ` and ${broken.length - NAMED} more` : "";
    sentences.push(
      `${broken.length} of ${read} documents of ${title} cannot be read: ${named.join(", ")}${more}.`,
    );
  }
  if (foreign.length > 0) {
    const hosts = [...new Set(foreign.map((url) => new URL(url).host))];
    const names = `${hosts.slice(0, NAMED).join(", ")}${hosts.length > NAMED ? " …" : ""}`;
    sentences.push(`${foreign.length} links of ${title} lead to ${names}, where nothing is asked.`);
  }
  if (tooDeep > 0) {
    sentences.push(
      `${tooDeep} links of ${title} lie more than ${MOST_DEPTH} documents deep and are left out.`,
    );
  }
  if (limit !== undefined) sentences.push(`${title} ${limit}; the others are left out.`);
  const [first] = broken;
  if (sentences.length === 0) return undefined;
  return {
    kind: limit === undefined ? "missing" : "limit",
    message: sentences.join(" "),
    advice: "What was found is shown. Tell the provider of the catalogue what is missing.",
    ...(first ? { url: displayUrl(first.url) } : {}),
  };
}

function pathOf(url: string): string {
  const { pathname } = new URL(url);
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

function reasonOf({ status, kind, message }: Problem): string {
  if (status !== undefined) return String(status);
  if (kind === "cors") return "CORS";
  return kind === "format" ? "not STAC" : message.replace(/\.$/, "");
}
