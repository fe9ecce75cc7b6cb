import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { PlaceGeometry } from "../../../measure/types.ts";
import type { Recipe } from "../../../recipe/types.ts";
import type { Slice } from "../../../timeline/types.ts";
import type { Distribution } from "../../../worker/jobs.ts";
import { useMapEvent } from "../../hooks/use-map-event.ts";
import { useServices } from "../../services.ts";
import { DISTRIBUTION, distributionKey, mayStandIn } from "./distribution-query.ts";

/** A view must stand still for this long before its values are read: passing views cost nothing. */
const SETTLED_AFTER_MS = 400;
/** Half a megabyte for each channel, which is read again from blocks that are kept. */
const KEPT_MS = 30_000;

/**
 * The values in view or of an area, read in the background once the slice is on the map. Those of the view before stay until
 * then, as long as they are of the same quantity.
 * @param area null for what is in view
 * @param slice that is on the map; null while another one is on its way
 * @returns null until they are read, where they cannot be, and for classes
 */
export function useDistribution(
  recipe: Recipe | null,
  slice: Slice | null,
  area: PlaceGeometry | null,
): Distribution | null {
  const { engine, map } = useServices();
  const camera = useMapEvent("camera", null);
  const drawn = recipe && recipe.kind !== "classes" ? recipe : null;
  const key = drawn && slice ? distributionKey(drawn, slice, camera, area) : null;
  const isSettled = useIsSettled(JSON.stringify(key));
  const { data } = useQuery({
    queryKey: key ?? [DISTRIBUTION],
    enabled: key !== null && isSettled,
    queryFn: async ({ signal }) => {
      if (!drawn || !slice) return null;
      const question = { slice: slice.id, recipe: drawn, of: area ? { area } : { bounds: map.bounds() } };
      const result = await engine.run("distribution", question, { signal, priority: "background" });
      return result && result.answer;
    },
    placeholderData: (before, query) => (key && mayStandIn(query?.queryKey, key) ? before : undefined),
    structuralSharing: false,
    staleTime: Infinity,
    gcTime: KEPT_MS,
    refetchOnWindowFocus: false,
    // What is wrong with the files is told by the tiles, which fail in the same way.
    retry: false,
  });
  return data ?? null;
}

/** Whether a text has been the same for a while. */
function useIsSettled(text: string): boolean {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled === text;
}
