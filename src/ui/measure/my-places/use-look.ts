import { useCallback, useEffect, useRef, useState } from "react";
import { nextCursor, scenesOf } from "../../../catalogue/paging.ts";
import type { Scene, SearchPage } from "../../../catalogue/types.ts";
import { type KeptPlace, newAcquisitions } from "../../../measure/places/my-places.ts";
import { isAbort, problemOf } from "../../../problem/problem.ts";
import { slicesOf } from "../../../timeline/slices.ts";
import type { Slice } from "../../../timeline/types.ts";
import { formatDay } from "../../format.ts";
import { useView } from "../../hooks/use-view.ts";
import { useSay } from "../../live/live-region.tsx";
import { messages } from "../../messages.ts";
import { useResults } from "../../search/results.ts";
import { useServices } from "../../services.ts";
import { sinceQuery } from "./since-query.ts";

const text = messages.myPlaces;
/** Per cent: what counts as clear. */
const MOST_CLOUD_COVER = 20;
/** Pages beyond this many scenes are not asked for; the newest come first. */
const MOST_SCENES = 1000;

/** Looks for what is new at a place, says it, and remembers the look. */
export function useLook(done: () => Promise<void>): {
  readonly words: string | null;
  readonly look: (place: KeptPlace) => Promise<void>;
} {
  const { myPlaces, notices } = useServices();
  const find = useFind();
  const say = useSay();
  const [words, setWords] = useState<string | null>(null);
  const current = useRef<AbortController | null>(null);
  useEffect(() => () => current.current?.abort(), []);
  const look = useCallback(
    async (place: KeptPlace) => {
      current.current?.abort();
      const controller = new AbortController();
      current.current = controller;
      const { name, seen } = place;
      try {
        setWords(text.looking(name));
        const slices = await find(place, controller.signal);
        if (!slices) return setWords(null);
        await myPlaces.look(place, slices);
        await done();
        const clear = newAcquisitions(place, slices, MOST_CLOUD_COVER).length;
        const all = newAcquisitions(place, slices, Number.POSITIVE_INFINITY).length;
        const found =
          seen === null
            ? text.firstLook(name)
            : text.fresh(name, clear, all, formatDay(seen), MOST_CLOUD_COVER);
        setWords(found);
        say(found);
      } catch (error) {
        if (isAbort(error)) return;
        setWords(null);
        notices.add(problemOf(error));
      }
    },
    [find, myPlaces, done, say, notices],
  );
  return { words, look };
}

/** Asks the catalogue itself, not what it has answered before; null where the view searches for nothing. */
function useFind(): (place: KeptPlace, signal: AbortSignal) => Promise<readonly Slice[] | null> {
  const { catalogues } = useServices();
  const { catalogue } = useResults();
  const query = useView((view) => view.query);
  return useCallback(
    async (place, signal) => {
      if (!query) return null;
      const wanted = sinceQuery(query, place);
      const source = catalogues.of(catalogue);
      const pages: SearchPage[] = [];
      let scenes: readonly Scene[] = [];
      let cursor: SearchPage["next"];
      do {
        // Each page names the next one.
        const page = await source.search(wanted, cursor === undefined ? { signal } : { signal, cursor });
        pages.push(page);
        scenes = scenesOf(pages);
        cursor = nextCursor(pages);
      } while (cursor !== undefined && scenes.length < MOST_SCENES);
      return slicesOf(scenes);
    },
    [catalogues, catalogue, query],
  );
}
