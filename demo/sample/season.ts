/**
 * What the season consists of: the acquisitions and their weather. Dates keep the rhythm of two
 * Sentinel-2 orbits with the gaps that real archives have; the weather is invented.
 */
export interface Acquisition {
  /** UTC day, YYYY-MM-DD. */
  readonly date: string;
  /** Share of the world under cloud, 0–1. */
  readonly cloud: number;
  /** Kind of cloud: small heaps, or wide decks. */
  readonly sky: "heaps" | "decks";
  /** Share of the world under thin cirrus, 0–1. */
  readonly cirrus: number;
  /** Aerosol: added to the red reflectance over dark ground, about 0–0.02. */
  readonly haze: number;
  /** Metres cut off tile B along its upper and its right edge by the edge of the swath. */
  readonly swathEdge?: readonly [number, number];
}

/** Raised whenever any pixel or any metadata of the season would change. */
export const SEASON_VERSION = "4";
/** The year of the season that is shown first. */
export const SEASON_YEAR = 2025;
/** Everything random in the sample follows from this number. */
export const SEED = 20250;

function day(
  date: string,
  cloud: number,
  sky: Acquisition["sky"] = "heaps",
  cirrus = 0,
  haze = 0.004,
): Acquisition {
  return { date, cloud, sky, cirrus, haze };
}

export const SEASON: readonly Acquisition[] = [
  day("2025-01-05", 0.7, "decks", 0.1),
  day("2025-01-13", 0.04, "heaps"),
  day("2025-01-20", 0.46, "decks", 0, 0.012),
  { ...day("2025-02-02", 0), swathEdge: [3400, 5200] },
  day("2025-02-09", 0.62, "decks"),
  day("2025-02-17", 0.12, "decks", 0.1),
  day("2025-03-01", 0),
  day("2025-03-06", 0.03, "heaps", 0.25),
  { ...day("2025-03-19", 0), swathEdge: [2900, 6400] },
  day("2025-03-24", 0.55, "decks", 0.1),
  day("2025-04-03", 0),
  day("2025-04-08", 0.05, "heaps"),
  day("2025-04-18", 0.34, "decks"),
  { ...day("2025-04-28", 0), swathEdge: [3600, 4300] },
  day("2025-05-01", 0.08, "heaps"),
  day("2025-05-11", 0, "heaps", 0.12),
  day("2025-05-16", 0.26, "heaps"),
  day("2025-05-21", 0.9, "decks", 0.2, 0.01),
  { ...day("2025-06-02", 0.14, "heaps"), swathEdge: [3100, 5600] },
  day("2025-06-12", 0),
  day("2025-06-17", 0.4, "heaps", 0.1),
  day("2025-06-20", 0.02, "heaps", 0, 0.008),
  day("2025-07-02", 0, "heaps", 0, 0.01),
  { ...day("2025-07-10", 0.31, "heaps"), swathEdge: [3300, 5100] },
  day("2025-07-17", 0.2, "decks", 0.2),
  day("2025-07-30", 0.6, "heaps"),
  day("2025-08-06", 0.1, "heaps"),
  day("2025-08-11", 0, "heaps", 0, 0.012),
  { ...day("2025-08-14", 0.03, "heaps"), swathEdge: [2800, 6100] },
  day("2025-08-29", 0.5, "decks"),
  day("2025-09-05", 0.18, "heaps", 0.1),
  day("2025-09-20", 0),
  day("2025-10-03", 0.4, "decks"),
  { ...day("2025-10-18", 0.06, "heaps"), swathEdge: [3500, 4800] },
  day("2025-11-09", 0.25, "decks", 0, 0.009),
  day("2025-12-01", 0.76, "decks", 0.1, 0.01),
];

/** The calendar year of an acquisition. */
export function yearOf(acquisition: Acquisition): number {
  return Number(acquisition.date.slice(0, 4));
}

/** Day of the year, 1 on the first of January. */
export function dayOfYear(acquisition: Acquisition): number {
  const midnight = Date.parse(`${acquisition.date}T00:00:00Z`);
  return Math.round((midnight - Date.UTC(yearOf(acquisition), 0, 1)) / 86_400_000) + 1;
}
