import { useCallback } from "react";
import type { NewPlace } from "../../../measure/store.ts";
import type { Place } from "../../../measure/types.ts";
import { useSay } from "../../live/live-region.tsx";
import { messages } from "../../messages.ts";
import { useServices } from "../../services.ts";

const text = messages.measure.tools;

/** From so many places at once on, their table says more than their curves. */
const MANY = 8;
/** Of these, so many get a curve at first. */
const CHARTED = 6;

/** Adds places and shows what is measured there. @returns the places as they are in the view */
export function useAddPlaces(): (added: readonly NewPlace[]) => readonly Place[] {
  const { measure, view } = useServices();
  const say = useSay();
  return useCallback(
    (added) => {
      if (added.length === 0) return [];
      const { chosen, tab } = view.getState().measure;
      const places = measure.add(added);
      if (places.length > MANY) {
        measure.choose([...chosen, ...places.slice(0, CHARTED).map(({ id }) => id)]);
        measure.setTab("table");
      } else if (tab === null) measure.setTab("season");
      const [only] = places;
      say(places.length === 1 && only ? text.added(only.name) : text.addedMany(places.length));
      return places;
    },
    [measure, view, say],
  );
}
