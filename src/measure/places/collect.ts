import type { Geometry } from "geojson";
import { positionsOf } from "../positions.ts";
import { damaged, MAX_FEATURES, MAX_VERTICES, requireAtMost } from "./limits.ts";
import { tidyGeometry } from "./tidy-geometry.ts";
import type { ReadFeature, ReadPlaces } from "./types.ts";

/** A feature as its format has it. */
export interface RawFeature {
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Sentences that are told one by one; of more only the number is. */
const MAX_WARNINGS = 5;
/** Of a property: a name, not a document. */
const MAX_CHARACTERS = 200;

/**
 * Places out of features; those that cannot be places are told.
 * @throws ProblemError of kind `limit`; of kind `format` where nothing is left
 */
export function collectPlaces(raw: readonly RawFeature[], warnings: readonly string[] = []): ReadPlaces {
  requireAtMost(raw.length, MAX_FEATURES, "features");
  const features: ReadFeature[] = [];
  const refusals: string[] = [];
  const columns = new Set<string>();
  let vertices = 0;
  for (const [index, feature] of raw.entries()) {
    const properties = textsOf(feature.properties);
    for (const column of Object.keys(properties)) columns.add(column);
    for (const tidy of tidyGeometry(feature.geometry)) {
      if ("refusal" in tidy) {
        refusals.push(`Feature ${index + 1} ${tidy.refusal}, and was left out.`);
        continue;
      }
      vertices += positionsOf(tidy).length;
      requireAtMost(vertices, MAX_VERTICES, "corners");
      features.push({ geometry: tidy, properties });
      requireAtMost(features.length, MAX_FEATURES, "features");
    }
  }
  const [reason] = refusals;
  if (features.length === 0) {
    throw damaged(reason === undefined ? "The file has no features." : `Nothing in it is a place. ${reason}`);
  }
  const nameColumn = guessNameColumn([...columns], features);
  return {
    features,
    columns: [...columns],
    ...(nameColumn === undefined ? {} : { nameColumn }),
    warnings: [...warnings, ...shortened(refusals)],
  };
}

function shortened(sentences: readonly string[]): readonly string[] {
  const rest = sentences.length - MAX_WARNINGS;
  return rest <= 0
    ? sentences
    : [...sentences.slice(0, MAX_WARNINGS), `${rest} more features were left out for the like.`];
}

/** Values that a person can read; objects and nothing are left out. */
function textsOf(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const texts = Object.entries(properties).flatMap(([column, value]) =>
    typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? [[column, String(value).trim().slice(0, MAX_CHARACTERS)] as const]
      : [],
  );
  return Object.fromEntries(texts.filter(([, text]) => text !== ""));
}

/** Words for "name" in columns of many countries' field registers, the likelier first. */
const NAME_COLUMNS = [
  /^(?:name|naam|nom|nombre|nome|nazwa|navn|titel|title|label|bezeichnung)$/i,
  /name|naam|bezeich/i,
  /^(?:fid|id|code|nummer|number|nr|no|oid|objectid|parcel|perceel|field|feld|schlag)$/i,
  /(?:^|_)(?:id|code|nr)$/i,
];

/** A likely word, else the first column whose values tell the features apart. */
function guessNameColumn(columns: readonly string[], features: readonly ReadFeature[]): string | undefined {
  for (const pattern of NAME_COLUMNS) {
    const found = columns.find((column) => pattern.test(column));
    if (found !== undefined) return found;
  }
  return columns.find((column) => {
    const values = features.flatMap(({ properties }) => properties[column] ?? []);
    return values.length === features.length && new Set(values).size === values.length;
  });
}
