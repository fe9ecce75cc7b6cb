import { isBox } from "../catalogue/area.ts";
import { joined } from "../catalogue/filter/conjunction.ts";
import type { Condition } from "../catalogue/filter/types.ts";
import type { SearchQuery } from "../catalogue/types.ts";
import { bboxPolygon } from "../geo/bbox/bbox-polygon.ts";

/** A search as clients of STAC APIs take it. */
export interface StacSearch {
  readonly collections: readonly string[];
  /** One of the two. */
  readonly bbox?: readonly number[];
  readonly intersects?: unknown;
  /** An interval of RFC 3339, both ends included; absent where both are open. */
  readonly datetime?: string;
  /** CQL2-JSON. */
  readonly filter?: Condition;
}

export function stacSearch({ collections, area, time, where }: SearchQuery): StacSearch {
  const filter = joined(where);
  const isPlain = isBox(area) && area[0] <= area[2];
  const [from, to] = [time.from && `${time.from}T00:00:00Z`, time.to && `${time.to}T23:59:59.999Z`];
  return {
    collections,
    ...(isPlain ? { bbox: area } : { intersects: isBox(area) ? bboxPolygon(area) : area }),
    ...(from === null && to === null ? {} : { datetime: `${from ?? ".."}/${to ?? ".."}` }),
    ...(filter === undefined ? {} : { filter }),
  };
}
