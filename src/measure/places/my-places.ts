import { createStore, del, entries, set } from "idb-keyval";
import { ProblemError } from "../../problem/problem.ts";
import type { Slice } from "../../timeline/types.ts";
import { isColour } from "../colours.ts";
import type { Place } from "../types.ts";
import { tidyGeometry } from "./tidy-geometry.ts";

/** A place that is kept in this browser. */
export interface KeptPlace extends Pick<Place, "name" | "colour" | "geometry"> {
  /** Unique among those that are kept. */
  readonly key: string;
  /** When it was kept, ISO 8601 UTC. */
  readonly kept: string;
  /** The latest acquisition that was there at the last look, ISO 8601 UTC; null before the first. */
  readonly seen: string | null;
}

/** Where they are kept, by key. */
export interface PlaceDatabase {
  entries(): Promise<readonly (readonly [key: string, value: unknown])[]>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
}

/** The browser's database. */
function indexedPlaces(): PlaceDatabase {
  const store = createStore("revisit-places", "places");
  return {
    entries: () => entries<string, unknown>(store),
    set: (key, value) => set(key, value, store),
    delete: (key) => del(key, store),
  };
}

/** Places kept in the browser's database, until they are removed or the browser's data is cleared. */
export class MyPlaces {
  readonly #database: PlaceDatabase;

  constructor(database: PlaceDatabase = indexedPlaces()) {
    this.#database = database;
  }

  /** The oldest first. Entries that are not places are left out. @throws ProblemError without a database */
  async list(): Promise<readonly KeptPlace[]> {
    const all = await stored(() => this.#database.entries());
    return all
      .flatMap(([key, value]) => keptPlace(key, value) ?? [])
      .toSorted((a, b) => (a.kept < b.kept ? -1 : 1));
  }

  /** @throws ProblemError where the browser does not keep it */
  async keep(place: Pick<Place, "name" | "colour" | "geometry">, now: Date): Promise<KeptPlace> {
    const { name, colour, geometry } = place;
    const kept = { key: crypto.randomUUID(), name, colour, geometry, kept: now.toISOString(), seen: null };
    await stored(() => this.#database.set(kept.key, kept));
    return kept;
  }

  /** Remembers what was there at this look. @throws ProblemError */
  async look(place: KeptPlace, slices: readonly Slice[]): Promise<void> {
    // Tiles of one pass are seconds apart: those that come with it are not new beside the earliest of them.
    const latest = slices
      .flatMap(({ datetime, scenes }) => [datetime, ...scenes.map((scene) => scene.datetime)])
      .reduce((last, datetime) => (datetime > last ? datetime : last), place.seen ?? "");
    await this.restore({ ...place, seen: latest === "" ? null : latest });
  }

  /** Keeps one that was removed, as it was. @throws ProblemError */
  async restore(place: KeptPlace): Promise<void> {
    await stored(() => this.#database.set(place.key, place));
  }

  /** @throws ProblemError */
  async remove(key: string): Promise<void> {
    await stored(() => this.#database.delete(key));
  }
}

/**
 * Acquisitions that came since the last look and are not cloudier than that.
 * @param mostCloudCover per cent; acquisitions that do not tell count as clear
 */
export function newAcquisitions(
  { seen }: Pick<KeptPlace, "seen">,
  slices: readonly Slice[],
  mostCloudCover: number,
): readonly Slice[] {
  if (seen === null) return [];
  return slices.filter(({ datetime, cloudCover = 0 }) => datetime > seen && cloudCover <= mostCloudCover);
}

async function stored<Value>(use: () => Promise<Value>): Promise<Value> {
  try {
    return await use();
  } catch (error) {
    const problem = {
      kind: "limit" as const,
      message:
        "The browser does not keep places: it is in a private window, or its storage is full or blocked.",
      advice: "Export the places as GeoJSON.",
    };
    throw new ProblemError(problem, { cause: error });
  }
}

/** What is kept may be from another version of this application, or changed by hand. */
function keptPlace(key: string, value: unknown): KeptPlace | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { name, colour, geometry, kept, seen } = value as Partial<Record<keyof KeptPlace, unknown>>;
  if (typeof name !== "string" || typeof colour !== "string" || !isColour(colour)) return undefined;
  if (typeof geometry !== "object" || geometry === null || typeof kept !== "string") return undefined;
  const [tidy] = tidyGeometry(geometry as Place["geometry"]);
  if (!tidy || "refusal" in tidy) return undefined;
  return { key, name, colour, geometry: tidy, kept, seen: typeof seen === "string" ? seen : null };
}
