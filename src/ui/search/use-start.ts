import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { collectionQuery } from "../../catalogue/queries.ts";
import type { BBox } from "../../geo/types.ts";
import { firstClearSlice, firstSlice } from "../../timeline/first-slice.ts";
import { boxOfArea } from "../../catalogue/area.ts";
import { cropToAspect } from "../../geo/bbox/crop-to-aspect.ts";
import { longitudeSpan } from "../../geo/bbox/longitude-span.ts";
import { openingQuery } from "./opening-query.ts";
import { useQueryEditor } from "./use-query-editor.ts";
import { useResults } from "./results.ts";
import { useServices } from "../services.ts";
import { useToday } from "../hooks/use-today.ts";
import { usePane, useShowSlice } from "../hooks/use-pane.ts";

/**
 * Opens a catalogue at the start its configuration names: collection, place and dates are searched, the
 * map goes there, and a clear date of the season is shown. So is the only collection of a catalogue of files.
 */
export function useStart(): void {
  const { activity, catalogues, map, placed, view } = useServices();
  const { catalogue, collections, search, slices } = useResults();
  const { query, open } = useQueryEditor();
  const source = usePane((pane) => pane.source);
  const showSlice = useShowSlice();
  const today = useToday();
  const keepsPlace = useRef(placed);

  // A link with a search and no place goes to where it searches.
  useEffect(() => {
    const { query: linked } = view.getState();
    if (!placed && linked !== null) map.fit(boxOfArea(linked.area), { animate: false });
  }, [map, placed, view]);

  const { start } = catalogue;
  const wanted = start?.collection ?? collections.start;
  // Whichever comes first: the collection by itself, or the list of all. What fails is told where the list is shown.
  const { data: alone } = useQuery({
    ...collectionQuery(catalogues.of(catalogue), start?.collection ?? ""),
    enabled: query === null && start !== undefined,
  });
  const collection = alone ?? collections.list.find(({ id }) => id === wanted);

  useEffect(() => {
    if (query !== null || !collection) return;
    const place = start?.bbox ?? collection.bbox ?? map.bounds();
    activity.setState({ opening: catalogue.id });
    if (!keepsPlace.current) map.fit(firstLook(place), { animate: false });
    keepsPlace.current = false;
    open(openingQuery(catalogue, collection, place, today));
  }, [query, collection, start, catalogue, map, open, activity, today]);

  const { status, unsorted } = search;
  const isArriving = status === "searching" || status === "idle";
  useEffect(() => {
    if (activity.getState().opening !== catalogue.id || slices.length === 0) return;
    if (isArriving && unsorted) return;
    const first = isArriving ? firstClearSlice(slices) : firstSlice(slices);
    if (!first) return;
    activity.setState({ opening: null });
    if (source === null) showSlice(first);
  }, [catalogue.id, isArriving, unsorted, slices, source, showSlice, activity]);
}

/** Degrees: larger places are shown whole. */
const SMALL = 2;

function firstLook(place: BBox): BBox {
  const small = longitudeSpan(place) < SMALL && place[3] - place[1] < SMALL;
  return small ? cropToAspect(place, window.innerWidth / window.innerHeight) : place;
}
