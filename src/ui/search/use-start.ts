import { useEffect, useRef } from "react";
import type { BBox } from "../../geo/types.ts";
import { firstSlice } from "../../timeline/first-slice.ts";
import { boxOfArea } from "../../catalogue/area.ts";
import { cropToAspect } from "../../geo/bbox/crop-to-aspect.ts";
import { longitudeSpan } from "../../geo/bbox/longitude-span.ts";
import { startQuery } from "./start-query.ts";
import { useQueryEditor } from "./use-query-editor.ts";
import { useResults } from "./results.ts";
import { useTimeline } from "../timeline/timeline-steps.ts";
import { useServices } from "../services.ts";
import { useToday } from "../hooks/use-today.ts";
import { usePane, useShowSlice } from "../hooks/use-pane.ts";

/**
 * Opens a catalogue at the start its configuration names: collection, place and dates are searched, the
 * map goes there, and a clear date of the season is shown. So is the only collection of a catalogue of files.
 */
export function useStart(): void {
  const { map, placed, view } = useServices();
  const { catalogue, collections, search } = useResults();
  const { slices } = useTimeline();
  const { query, open } = useQueryEditor();
  const source = usePane((pane) => pane.source);
  const showSlice = useShowSlice();
  const today = useToday();
  /** The catalogue whose start is being opened; its first slice is still to be chosen. */
  const opening = useRef<string | null>(null);
  const keepsPlace = useRef(placed);

  // A link with a search and no place goes to where it searches.
  useEffect(() => {
    const { query: linked } = view.getState();
    if (!placed && linked !== null) map.fit(boxOfArea(linked.area), { animate: false });
  }, [map, placed, view]);

  const { start } = catalogue;
  const collection = collections.list.find(({ id }) => id === (start?.collection ?? collections.start));

  useEffect(() => {
    if (query !== null || !collection) return;
    const place = start?.bbox ?? collection.bbox ?? map.bounds();
    const [from = null, to = null] = collection.interval ?? [];
    const whole = { from: from?.slice(0, 10) ?? null, to: to?.slice(0, 10) ?? null };
    const first = startQuery(collection, place, null, today).query;
    const span = start?.from !== undefined || start?.to !== undefined;
    opening.current = catalogue.id;
    if (!keepsPlace.current) map.fit(firstLook(place), { animate: false });
    keepsPlace.current = false;
    // Synthetic seasons and catalogues of one collection are small: all of it.
    const isSmall = catalogue.synthetic || start?.collection === undefined;
    const usual = isSmall ? whole : first.time;
    open({ ...first, time: span ? { from: start.from ?? null, to: start.to ?? null } : usual });
  }, [query, collection, start, catalogue, map, open, today]);

  const found = search.status === "done" || search.status === "stopped";
  useEffect(() => {
    if (opening.current !== catalogue.id || !found || slices.length === 0) return;
    opening.current = null;
    if (source === null) showSlice(firstSlice(slices));
  }, [catalogue.id, found, slices, source, showSlice]);
}

/** Degrees: larger places are shown whole. */
const SMALL = 2;

function firstLook(place: BBox): BBox {
  const small = longitudeSpan(place) < SMALL && place[3] - place[1] < SMALL;
  return small ? cropToAspect(place, window.innerWidth / window.innerHeight) : place;
}
