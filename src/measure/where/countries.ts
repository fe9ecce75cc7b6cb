import countriesUrl from "world-atlas/countries-50m.json?url";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { ProblemError, problemOf } from "../../problem/problem.ts";
import type { PlaceGeometry } from "../types.ts";

/** A country of Natural Earth at 1:50 million, by its name in English. */
export interface Country {
  readonly name: string;
  readonly geometry: PlaceGeometry;
}

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const DEADLINE_MS = 30_000;

/** The outlines that the basemap has, too: one file. @throws ProblemError, AbortError */
export async function loadCountries(signal: AbortSignal): Promise<readonly Country[]> {
  try {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]);
    const response = await fetch(countriesUrl, { signal: limited });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return countriesOf((await response.json()) as World);
  } catch (error) {
    if (signal.aborted) throw error;
    throw new ProblemError(
      {
        ...problemOf(error, "network"),
        message: "The outlines of the countries could not be loaded.",
        advice: "Type coordinates, or draw the area.",
      },
      { cause: error },
    );
  }
}

export function countriesOf(world: World): readonly Country[] {
  return feature(world, world.objects.countries).features.flatMap(({ geometry, properties }) =>
    geometry.type === "Polygon" || geometry.type === "MultiPolygon"
      ? [{ name: properties.name, geometry }]
      : [],
  );
}

/** Other names that people type; the outlines have one each. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  usa: "united states of america",
  us: "united states of america",
  "united states": "united states of america",
  uk: "united kingdom",
  "great britain": "united kingdom",
  holland: "netherlands",
  "the netherlands": "netherlands",
  "czech republic": "czechia",
  "ivory coast": "cote d'ivoire",
  "dr congo": "dem. rep. congo",
  "south sudan": "s. sudan",
  swaziland: "eswatini",
  "bosnia and herzegovina": "bosnia and herz.",
  "dominican republic": "dominican rep.",
  "central african republic": "central african rep.",
  "north macedonia": "macedonia",
};

/** The country of that name, or the only one that begins so; letters count, not their accents or their case. */
export function countryNamed(text: string, countries: readonly Country[]): Country | undefined {
  const typed = plain(text);
  if (typed.length < 2) return undefined;
  const name = OTHER_NAMES[typed] ?? typed;
  const exact = countries.find((country) => plain(country.name) === name);
  const begun = countries.filter((country) => plain(country.name).startsWith(name));
  return exact ?? (begun.length === 1 ? begun[0] : undefined);
}

function plain(text: string): string {
  return text
    .trim()
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase();
}
