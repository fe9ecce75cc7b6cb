import { readFile, readdir } from "node:fs/promises";
import { join, sep } from "node:path";
import { abilitiesOf } from "../src/catalogue/api/landing.ts";
import { summaryOf } from "../src/catalogue/api/collections.ts";
import { objectOf } from "../src/catalogue/normalise/read.ts";
import { isScene, toScene } from "../src/catalogue/normalise/scene.ts";
import type { CatalogueConfig } from "../src/config/types.ts";
import { ProblemError } from "../src/problem/problem.ts";

/** What became of one STAC document, or of one that lies in a list or a recorded answer. */
export interface StacReport {
  /** Path of its file, and its id where it has one. */
  readonly id: string;
  readonly kind: "item" | "collection" | "catalogue" | "other";
  readonly outcome: "normalised" | "refused" | "crashed";
  /** Why it was not normalised. */
  readonly message?: string;
}

const CATALOGUE: CatalogueConfig = {
  id: "conformance",
  title: "The catalogue",
  signedSearch: false,
  assetOrigins: [],
  synthetic: false,
  url: "https://stac.example.org/",
};

/** Every document under `folder`, read as an answer of a catalogue. Nothing is thrown. */
export async function checkStac(folder: string): Promise<readonly StacReport[]> {
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => name.endsWith(".json"))
    .toSorted();
  const reports: StacReport[] = [];
  for (const name of names) reports.push(...checkFile(name, await readFile(join(folder, name), "utf8")));
  return reports;
}

/** The documents of one file. */
export function checkFile(name: string, text: string): readonly StacReport[] {
  const url = `https://stac.example.org/${name.split(sep).join("/")}`;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return [{ id: name, kind: "other", outcome: "refused", message: "is not JSON" }];
  }
  const documents = documentsOf(json);
  if (documents.length === 0) {
    return [{ id: name, kind: "other", outcome: "refused", message: "holds no STAC document" }];
  }
  return documents.map(({ kind, value }) => {
    const named = objectOf(value)?.["id"];
    const id = typeof named === "string" ? `${name}: ${named}` : name;
    try {
      const message = REASONS[kind](value, url);
      return message === undefined
        ? { id, kind, outcome: "normalised" }
        : { id, kind, outcome: "refused", message };
    } catch (error) {
      if (error instanceof ProblemError) return { id, kind, outcome: "refused", message: error.message };
      return { id, kind, outcome: "crashed", message: String(error) };
    }
  });
}

interface Document {
  readonly kind: "item" | "collection" | "catalogue";
  readonly value: unknown;
}

/** Why a document is refused; undefined where it is not. */
const REASONS: Readonly<Record<Document["kind"], (value: unknown, url: string) => string | undefined>> = {
  item(value, url) {
    const answer = toScene(value, { catalogue: CATALOGUE.id, url });
    return isScene(answer) ? undefined : answer.message;
  },
  collection: (value) => (summaryOf(value) ? undefined : "The collection has no id."),
  catalogue(value, url) {
    abilitiesOf(CATALOGUE, value, url);
    return undefined;
  },
};

/** Documents wherever they lie: in lists, in the bodies of recorded answers. What is inside of one is its own. */
function documentsOf(value: unknown): readonly Document[] {
  if (Array.isArray(value)) return value.flatMap(documentsOf);
  const object = objectOf(value);
  if (object === undefined) return [];
  if (object["type"] === "Feature") return [{ kind: "item", value }];
  const version = object["stac_version"] !== undefined;
  // Before 1.0 neither catalogues nor collections had a type.
  if (object["type"] === "Collection" || (version && object["extent"] !== undefined)) {
    return [{ kind: "collection", value }];
  }
  if (
    object["type"] === "Catalog" ||
    (version && Array.isArray(object["links"]) && !("features" in object))
  ) {
    return [{ kind: "catalogue", value }];
  }
  return Object.values(object).flatMap(documentsOf);
}

const OUTCOMES = ["normalised", "refused", "crashed"] as const;

/** A table of outcomes by kind, and every document that was not normalised, with the reason. */
export function formatStacReport(reports: readonly StacReport[]): string {
  const lines = reports
    .filter(({ outcome }) => outcome !== "normalised")
    .map(({ outcome, id, message }) => `${outcome.padEnd(12)} ${id}: ${message ?? ""}`);
  const row = (name: string, some: readonly StacReport[]): string =>
    [
      name.padEnd(34),
      ...OUTCOMES.map((outcome) => String(some.filter((one) => one.outcome === outcome).length).padStart(12)),
    ].join("");
  const kinds = [...new Set(reports.map(({ kind }) => kind))].toSorted();
  const heading = ["STAC documents".padEnd(34), ...OUTCOMES.map((outcome) => outcome.padStart(12))].join("");
  const rows = kinds.map((kind) =>
    row(
      kind,
      reports.filter((one) => one.kind === kind),
    ),
  );
  return [...lines, "", heading, ...rows, row("total", reports), ""].join("\n");
}
