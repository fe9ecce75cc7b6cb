import { type SearchParameters, searchParameters } from "../catalogue/api/search-parameters.ts";
import { joined } from "../catalogue/filter/conjunction.ts";
import type { Condition } from "../catalogue/filter/types.ts";
import type { SearchQuery } from "../catalogue/types.ts";

/** A search as clients of STAC APIs take it. */
export interface StacSearch extends SearchParameters {
  /** CQL2-JSON. */
  readonly filter?: Condition;
}

export function stacSearch(query: SearchQuery): StacSearch {
  const filter = joined(query.where);
  return { ...searchParameters(query), ...(filter === undefined ? {} : { filter }) };
}
