import { objectOf, textOf } from "../../src/catalogue/normalise/read.ts";
import { ProblemError } from "../../src/problem/problem.ts";
import type { RecordedPair } from "./recorded-pairs.ts";
import { replayedCatalogue } from "./replayed-catalogue.ts";

/** What became of one thing that the application asks of a service beside searches. */
export interface ServiceReport {
  /** File of the landing page. */
  readonly landing: string;
  readonly service: string;
  /** The id of a collection, or what was asked. */
  readonly asked: "landing page" | "collections" | (string & {});
  /** Not recorded: the service was never asked this. */
  readonly outcome: "answered" | "refused" | "not recorded" | "crashed";
  /** How many collections were listed. */
  readonly count?: number;
  readonly message?: string;
}

const NEVER = new AbortController().signal;

/** Every recorded landing page, with its list of collections and each collection that was recorded below it. */
export async function replayServices(pairs: readonly RecordedPair[]): Promise<readonly ServiceReport[]> {
  const reports: ServiceReport[] = [];
  for (const landing of pairs.filter(isLanding)) {
    const ask = async (asked: string, question: Question): Promise<boolean> => {
      const report = await outcomeOf(landing, pairs, question);
      reports.push({ landing: landing.name, service: new URL(landing.request.url).host, asked, ...report });
      return report.outcome === "answered";
    };
    const isOpen = await ask("landing page", async (catalogue) => void (await catalogue.open(NEVER)));
    if (!isOpen) continue;
    await ask("collections", async (catalogue) => (await catalogue.collections(NEVER)).list.length);
    for (const id of collectionsBelow(landing, pairs)) {
      await ask(id, async (catalogue) => void (await catalogue.collection(id, NEVER)));
    }
  }
  return reports;
}

function isLanding({ request, json }: RecordedPair): boolean {
  const page = objectOf(json);
  const isRoot = Array.isArray(page?.["conformsTo"]) || page?.["type"] === "Catalog";
  const isOlder = page?.["stac_api_version"] !== undefined;
  return request.method === "GET" && (isRoot || isOlder);
}

/** Ids of collections with a recorded answer below this landing page. */
function collectionsBelow(landing: RecordedPair, pairs: readonly RecordedPair[]): readonly string[] {
  const home = landing.request.url.replace(/\/$/, "");
  const ids = pairs.flatMap(({ request: { method, url }, status, json }) => {
    const isCollection = /^\/collections\/[^/?]+(?:\?|$)/.test(
      url.startsWith(home) ? url.slice(home.length) : "",
    );
    const id = textOf(objectOf(json)?.["id"]);
    return method === "GET" && status === 200 && isCollection && id !== undefined ? [id] : [];
  });
  return [...new Set(ids)];
}

type Question = (catalogue: ReturnType<typeof replayedCatalogue>["catalogue"]) => Promise<number | void>;

async function outcomeOf(
  landing: RecordedPair,
  pairs: readonly RecordedPair[],
  question: Question,
): Promise<Pick<ServiceReport, "outcome" | "count" | "message">> {
  const { catalogue, server } = replayedCatalogue(landing, pairs);
  try {
    const count = await question(catalogue);
    return { outcome: "answered", ...(typeof count === "number" ? { count } : {}) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (!(error instanceof ProblemError)) return { outcome: "crashed", message };
    return { outcome: server.refused.length > 0 ? "not recorded" : "refused", message };
  }
}

/** A line per thing that was asked. */
export function formatServices(reports: readonly ServiceReport[]): string {
  const lines = reports.map(
    ({ outcome, service, asked, count, message, landing }) =>
      `${outcome.padEnd(12)} ${service}: ${asked}${count === undefined ? "" : ` (${count})`} by ${landing}${outcome === "answered" || message === undefined ? "" : `; ${message}`}`,
  );
  return ["", "Recorded services asked again", ...lines, ""].join("\n");
}
