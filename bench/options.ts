import { parseArgs } from "node:util";

export const CASES = [
  "cold",
  "pan",
  "overview",
  "recolour",
  "switch-cold",
  "switch-warm",
  "switch-ahead",
] as const;
export type CaseName = (typeof CASES)[number];

/** File names of `bench/pages/`, in the order of the report. */
export const CANDIDATES = [
  "floor",
  "revisit",
  "deck-geotiff",
  "maplibre-cog-protocol",
  "plain-geotiff",
  "openlayers",
] as const;
export type CandidateName = (typeof CANDIDATES)[number];

export interface BenchOptions {
  readonly json: string | undefined;
  readonly rounds: number;
  readonly latencies: readonly number[];
  readonly cases: readonly CaseName[];
  readonly candidates: readonly CandidateName[];
  readonly mode: "compare" | "micro" | "growth" | "series";
  /** Folder that gets a screenshot of what each candidate had drawn. */
  readonly pictures: string | undefined;
  /** Whether to look first at what each candidate has drawn when it says so. */
  readonly check: boolean;
  readonly help: boolean;
}

export const HELP = `npm run bench -- [OPTIONS]

  --json FILE      also writes all rows as JSON
  --quick          2 rounds without latency, unchecked
  --rounds N       rounds (7)
  --latency MS,MS  milliseconds each file request is held back (0,40)
  --only CASE,…    ${CASES.join(", ")}
  --who NAME,…     ${CANDIDATES.join(", ")}
  --pictures DIR   a screenshot of each candidate's first view
  --micro          each step by itself, in Node
  --growth         more scenes, slices and workers, for this project alone
  --series         36 dates of a point, a square kilometre and 200 fields, against rasterio where it is installed`;

/** @throws Error with a sentence for the person at the keyboard */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: "string" },
      quick: { type: "boolean", default: false },
      rounds: { type: "string" },
      latency: { type: "string" },
      only: { type: "string" },
      who: { type: "string" },
      pictures: { type: "string" },
      micro: { type: "boolean", default: false },
      growth: { type: "boolean", default: false },
      series: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  return {
    json: values.json,
    rounds: whole("--rounds", values.rounds ?? (values.quick ? "2" : "7")),
    latencies: (values.latency ?? (values.quick ? "0" : "0,40"))
      .split(",")
      .map((text) => whole("--latency", text)),
    cases: chosen("--only", values.only, CASES),
    candidates: chosen("--who", values.who, CANDIDATES),
    mode: modeOf(values),
    pictures: values.pictures,
    check: !values.quick || values.pictures !== undefined,
    help: values.help,
  };
}

function modeOf(chosen: { micro: boolean; growth: boolean; series: boolean }): BenchOptions["mode"] {
  if (chosen.micro) return "micro";
  if (chosen.growth) return "growth";
  return chosen.series ? "series" : "compare";
}

function whole(option: string, text: string): number {
  const number = Number(text);
  if (text !== "" && Number.isInteger(number) && number >= 0) return number;
  throw new Error(`${option} takes whole numbers, not “${text}”.`);
}

function chosen<Name extends string>(
  option: string,
  text: string | undefined,
  all: readonly Name[],
): readonly Name[] {
  if (text === undefined) return all;
  const wanted = text.split(",");
  const unknown = wanted.find((one) => !all.some((name) => name === one));
  if (unknown !== undefined)
    throw new Error(`${option}: there is no “${unknown}”; there are ${all.join(", ")}.`);
  return all.filter((name) => wanted.includes(name));
}
