import { useCallback } from "react";
import type { MultiPolygon, Polygon } from "geojson";
import { boxOfArea } from "../../catalogue/area.ts";
import type { CollectionSummary, SearchQuery } from "../../catalogue/types.ts";
import type { BBox } from "../../geo/types.ts";
import { withoutExcluded } from "../../view/step-filter.ts";
import { withoutPictures } from "../../view/panes.ts";
import { useServices } from "../services.ts";
import { startQuery } from "./start-query.ts";
import { useToday } from "../hooks/use-today.ts";
import { useSetView, useView } from "../hooks/use-view.ts";

/** The one way in which the interface changes what is searched. */
export interface QueryEditor {
  readonly query: SearchQuery | null;
  /** Searches another collection; what is drawn of the old one is forgotten. */
  readonly choose: (collection: CollectionSummary) => void;
  /** Searches with some parts of the query changed; nothing where nothing is searched yet. */
  readonly change: (parts: Partial<SearchQuery>) => void;
  /** Searches what the map shows now. */
  readonly here: () => void;
  /** Searches a place, and shows it. */
  readonly goTo: (place: BBox) => void;
  /** Searches an area, and shows it. */
  readonly within: (area: Polygon | MultiPolygon) => void;
  /** Begins a search where no search is set. */
  readonly open: (query: SearchQuery) => void;
}

export function useQueryEditor(): QueryEditor {
  const { map, view } = useServices();
  const query = useView((current) => current.query);
  const setView = useSetView();
  const today = useToday();

  const open = useCallback((begun: SearchQuery) => setView({ query: begun }), [setView]);
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
      if (elsewhere) map.fit(boxOfArea(next.area));
      const before = view.getState();
      setView({ query: next, panes: withoutPictures(before), stepFilter: withoutExcluded(before) });
    },
    [map, view, setView, today],
  );
  const here = useCallback(() => change({ area: map.bounds() satisfies BBox }), [map, change]);
  const goTo = useCallback(
    (place: BBox) => {
      map.fit(place);
      change({ area: place });
    },
    [map, change],
  );
  const within = useCallback(
    (area: Polygon | MultiPolygon) => {
      map.fit(boxOfArea(area));
      change({ area });
    },
    [map, change],
  );
  return { query, choose, change, here, goTo, within, open };
}
