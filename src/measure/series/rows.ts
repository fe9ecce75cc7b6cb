import type { Slice } from "../../timeline/types.ts";
import type { Place, PlaceSeries, SeriesRow } from "../types.ts";

/** The rows of one question, and their lists in order of time. */
export class Rows {
  readonly #slices: readonly Slice[];
  readonly #rows: ReadonlyMap<string, Map<string, SeriesRow>>;
  readonly #changed: Set<string>;
  #series: ReadonlyMap<string, PlaceSeries> = new Map();

  constructor(places: readonly Place[], slices: readonly Slice[]) {
    this.#slices = slices;
    this.#rows = new Map(places.map(({ id }) => [id, new Map()]));
    this.#changed = new Set(this.#rows.keys());
  }

  get(place: string, slice: string): SeriesRow | undefined {
    return this.#rows.get(place)?.get(slice);
  }

  set(place: string, row: SeriesRow): void {
    this.#rows.get(place)?.set(row.slice, row);
    this.#changed.add(place);
  }

  delete(place: string, slice: string): void {
    if (this.#rows.get(place)?.delete(slice) === true) this.#changed.add(place);
  }

  /** All rows, and those of them that are nothing but a problem. */
  counts(): { readonly done: number; readonly failed: number } {
    let [done, failed] = [0, 0];
    for (const rows of this.#rows.values()) {
      done += rows.size;
      for (const row of rows.values()) if (isFailed(row)) failed += 1;
    }
    return { done, failed };
  }

  /** Places whose rows have not changed keep their objects. */
  series(): ReadonlyMap<string, PlaceSeries> {
    if (this.#changed.size === 0) return this.#series;
    const series = new Map(this.#series);
    for (const place of this.#changed) {
      const rows = this.#slices.flatMap(({ id }) => this.get(place, id) ?? []);
      series.set(place, { place, rows });
    }
    this.#changed.clear();
    this.#series = series;
    return series;
  }
}

/** True for the mark of a date that could not be read at all. */
function isFailed({ problem, provenance }: SeriesRow): boolean {
  return problem !== undefined && provenance.scenes.length === 0;
}
