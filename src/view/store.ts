import { createStore, type StoreApi } from "zustand/vanilla";
import { tidyArea } from "./area.ts";
import { tidyCamera } from "./camera.ts";
import type { View } from "./types.ts";

/** The one piece of state that the interface, the map and the address share. */
export type ViewStore = StoreApi<View>;

/**
 * Holds the view and nothing else. Coordinates are rounded on their way in, so that what is shared in
 * a link is what is on screen, to the last digit.
 */
export function createViewStore(initial: View): ViewStore {
  const store = createStore<View>(() => tidy(initial));
  const { setState } = store;
  return {
    ...store,
    setState: (update, replace) => {
      const before = store.getState();
      const changes = typeof update === "function" ? update(before) : update;
      // A query that stays is tidy already, and stays the same object for those who compare.
      const next = tidy({ ...before, ...changes }, before.query);
      // `replace` is the same thing here: a view is always whole.
      void replace;
      if (!sameView(before, next)) setState(next, true);
    },
  };
}

function tidy(view: View, known: View["query"] = null): View {
  const query =
    view.query === known ? known : view.query && { ...view.query, area: tidyArea(view.query.area) };
  return { ...view, camera: tidyCamera(view.camera), query };
}

/** Listeners hear of changes, not of the map coming to rest where it was. */
function sameView(a: View, b: View): boolean {
  return (Object.keys(a) as (keyof View)[]).every(
    (key) => Object.is(a[key], b[key]) || JSON.stringify(a[key]) === JSON.stringify(b[key]),
  );
}
