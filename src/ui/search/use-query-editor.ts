import { useCallback } from "react";
import type { CollectionSummary, SearchQuery } from "../../catalogue/types.ts";
import type { BBox } from "../../geo/types.ts";
import { withoutPictures } from "../../view/panes.ts";
import { useServices } from "../services.ts";
import { startQuery } from "./start-query.ts";
import { useToday } from "../hooks/use-today.ts";
import { useSetView, useView } from "../hooks/use-view.ts";

export interface QueryEditor {
  readonly query: SearchQuery | null;
  /** Searches another collection; what is drawn of the old one is forgotten. */
  readonly choose: (collection: CollectionSummary) => void;
  readonly change: (parts: Partial<SearchQuery>) => void;
  /** Searches what the map shows now. */
  readonly here: () => void;
}

export function useQueryEditor(): QueryEditor {
  const { map, view } = useServices();
  const query = useView((current) => current.query);
  const setView = useSetView();
  const today = useToday();

  const change = useCallback(
    (parts: Partial<SearchQuery>) => {
      const { query: current } = view.getState();
      if (current) setView({ query: { ...current, ...parts } });
    },
    [view, setView],
  );
  const choose = useCallback(
    (collection: CollectionSummary) => {
      const { query: current } = view.getState();
      const { query: next, elsewhere } = startQuery(collection, map.bounds(), current, today);
      if (elsewhere) map.fit(next.bbox);
      setView({ query: next, panes: withoutPictures(view.getState()) });
    },
    [map, view, setView, today],
  );
  const here = useCallback(() => change({ bbox: map.bounds() satisfies BBox }), [map, change]);
  return { query, choose, change, here };
}
