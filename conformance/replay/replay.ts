import { objectOf, objectsOf } from "../../src/catalogue/normalise/read.ts";
import type { Scene } from "../../src/catalogue/types.ts";
import { ProblemError } from "../../src/problem/problem.ts";
import { queryOfRequest } from "./recorded-query.ts";
import type { RecordedPair } from "./recorded-pairs.ts";
import { replayedCatalogue } from "./replayed-catalogue.ts";

/** What became of one recorded search when the application asked for it again. */
export interface ReplayReport {
  /** Files of the search and of the landing page it was found by. */
  readonly id: string;
  readonly service: string;
  readonly outcome: "answered" | "refused" | "crashed";
  /** Items in the recorded first page, and scenes and named problems that they became. */
  readonly recorded: number;
  readonly scenes: readonly Scene[];
  readonly problems: number;
  /** Why the search failed, or why further pages are missing. */
  readonly message?: string;
}

const NEVER = new AbortController().signal;

/** Every recorded search the application can ask for, under every recorded landing page that leads to it. */
export async function replaySearches(pairs: readonly RecordedPair[]): Promise<readonly ReplayReport[]> {
  const reports: ReplayReport[] = [];
  for (const search of pairs) {
    if (queryOfRequest(search.request) === undefined) continue;
    for (const landing of pairs.filter((pair) => leadsTo(pair, search.request.url))) {
      reports.push(await replay(landing, search, pairs));
    }
  }
  return reports;
}

/** Whether a pair is a landing page whose search is the recorded one. */
function leadsTo({ json, request }: RecordedPair, searchUrl: string): boolean {
  const links = objectsOf(objectOf(json)?.["links"]);
  return request.method === "GET" && links.some(({ rel, href }) => rel === "search" && href === searchUrl);
}

async function replay(
  landing: RecordedPair,
  search: RecordedPair,
  pairs: readonly RecordedPair[],
): Promise<ReplayReport> {
  const query = queryOfRequest(search.request);
  if (query === undefined) throw new TypeError(`${search.name} is no search.`);
  const { catalogue } = replayedCatalogue(landing, [search, ...pairs]);
  const report = {
    id: `${search.name} by ${landing.name}`,
    service: new URL(landing.request.url).host,
    recorded: objectsOf(objectOf(search.json)?.["features"]).length,
  };
  try {
    const first = await catalogue.search(query, { signal: NEVER });
    const scenes = [...first.scenes];
    let problems = first.problems.length;
    let message: string | undefined;
    for (let page = first; page.next !== undefined;) {
      try {
        page = await catalogue.search(query, { signal: NEVER, cursor: page.next });
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        message = error.message;
        break;
      }
      scenes.push(...page.scenes);
      problems += page.problems.length;
    }
    return {
      ...report,
      outcome: "answered",
      scenes,
      problems,
      ...(message === undefined ? {} : { message }),
    };
  } catch (error) {
    const outcome = error instanceof ProblemError ? "refused" : "crashed";
    const message = error instanceof Error ? error.message : String(error);
    return { ...report, outcome, scenes: [], problems: 0, message };
  }
}

/** A line per search, with how many scenes it gave. */
export function formatReplays(reports: readonly ReplayReport[]): string {
  const lines = reports.map(
    ({ outcome, service, recorded, scenes, problems, id, message }) =>
      `${outcome.padEnd(12)} ${service}: ${scenes.length} scenes and ${problems} problems, ${recorded} items on the first page (${id})${message === undefined ? "" : `; ${message}`}`,
  );
  return ["", "Recorded searches asked again", ...lines, ""].join("\n");
}
