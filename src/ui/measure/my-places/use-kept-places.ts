import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { KeptPlace } from "../../../measure/places/my-places.ts";
import { placesToKeep } from "../../../measure/places/to-keep.ts";
import type { NewPlace } from "../../../measure/store.ts";
import { type Problem, problemOf } from "../../../problem/problem.ts";
import { useServices } from "../../services.ts";

const KEY = ["my-places"] as const;
const NONE: readonly KeptPlace[] = [];

export interface KeptPlaces {
  readonly kept: readonly KeptPlace[];
  /** Why the browser does not tell them. */
  readonly problem: Problem | null;
  /** @returns those that were not kept before @throws ProblemError */
  readonly keep: (places: readonly NewPlace[]) => Promise<readonly KeptPlace[]>;
  readonly remove: (place: KeptPlace) => Promise<void>;
  readonly restore: (place: KeptPlace) => Promise<void>;
  /** The list as it is in the browser now: another window may have changed it. */
  readonly again: () => Promise<void>;
}

/** The places kept in this browser. */
export function useKeptPlaces(): KeptPlaces {
  const { myPlaces } = useServices();
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: KEY,
    queryFn: () => myPlaces.list(),
    // It is no request: being offline does not matter.
    networkMode: "always",
    retry: false,
    staleTime: 0,
    refetchOnWindowFocus: "always",
  });
  const changes = useMemo(() => {
    const again = () => queries.invalidateQueries({ queryKey: KEY });
    return {
      again,
      keep: async (places: readonly NewPlace[]) => {
        const kept: KeptPlace[] = [];
        try {
          for (const place of placesToKeep(places, await myPlaces.list()))
            kept.push(await myPlaces.keep(place, new Date()));
        } finally {
          await again();
        }
        return kept;
      },
      remove: async (place: KeptPlace) => {
        await myPlaces.remove(place.key);
        await again();
      },
      restore: async (place: KeptPlace) => {
        await myPlaces.restore(place);
        await again();
      },
    };
  }, [myPlaces, queries]);
  return { kept: data ?? NONE, problem: error && problemOf(error), ...changes };
}
