import { useQuery } from "@tanstack/react-query";
import { queryablesQuery } from "../../catalogue/queries.ts";
import type { Queryable } from "../../catalogue/queryables/types.ts";
import { useResults } from "../search/results.ts";
import { useServices } from "../services.ts";

/**
 * What conditions can be put on the scenes of the collection; undefined until the catalogue has said it.
 * @param wanted false while nothing needs it: the first picture must not wait for one more answer
 */
export function useQueryables(wanted: boolean): readonly Queryable[] | undefined {
  const { catalogues } = useServices();
  const { catalogue, collection } = useResults();
  const { data } = useQuery({
    ...queryablesQuery(catalogues.of(catalogue), collection),
    enabled: wanted && collection !== undefined,
  });
  return data;
}
