import { useEffect, useRef } from "react";
import type { MapView } from "../../map/types.ts";
import type { PaneIndex } from "../../view/panes.ts";
import { useMapListener } from "../hooks/use-map-event.ts";
import { usePane } from "../hooks/use-pane.ts";
import { useSetView, useView } from "../hooks/use-view.ts";
import { useEarlier } from "../measure/years/earlier.ts";
import { useHighlight } from "../legend/highlight/highlight.ts";
import { highlighted } from "../legend/highlight/highlighted.ts";
import { useDisplay } from "../layer/display.ts";
import { useResults } from "../search/results.ts";
import { useServices } from "../services.ts";
import { useTimeline } from "../timeline/timeline-steps.ts";
import { useSlice } from "../timeline/use-slice.ts";

/** Keeps a map in step with one pane of the view, and the view with where people move the map. */
export function useMapSync(map: MapView, pane: PaneIndex): void {
  const { engine, view, notices } = useServices();
  const { catalogue, scenes, every, slices } = useResults();
  const { standard, recipe: measured } = useDisplay();
  const { range } = useHighlight();
  const earlier = useEarlier();
  const { composite } = useTimeline();
  const slice = useSlice(pane) ?? composite?.asked;
  const recipe = usePane((asked) => asked.recipe, pane) ?? standard;
  const opacity = usePane((asked) => asked.opacity, pane);
  const basemap = useView((current) => current.basemap);
  const footprints = useView((current) => current.footprints);
  const setView = useSetView();

  const composing = composite?.asked;
  const composed = composite?.shown && composite.shown !== composing ? composite.shown : undefined;
  const from = useRef<string>(undefined);
  useEffect(() => {
    const origin = every[0]?.scenes[0]?.catalogue;
    // Slices of two catalogues may have the same name and be other pictures: none of the old ones may stay.
    if (origin !== undefined && origin !== from.current) map.setSlices([]);
    from.current = origin ?? from.current;
    const composites = [composed, composing].filter((each) => each !== undefined);
    // Earlier years are measured, and not on the map; dates that are left out still have a small picture.
    engine.setSlices([...earlier, ...every, ...composites]);
    map.setSlices([...slices, ...composites]);
  }, [engine, map, slices, every, earlier, composed, composing]);
  useEffect(() => map.setRecipe(highlighted(recipe, measured, range)), [map, recipe, measured, range]);
  useEffect(() => map.show(slice?.id ?? null), [map, slice?.id]);
  useEffect(() => map.setOpacity(opacity), [map, opacity]);
  const ground = basemap ?? catalogue.basemap ?? null;
  useEffect(() => map.setBasemap(ground), [map, ground]);
  useEffect(() => map.setFootprints(footprints ? scenes : []), [map, footprints, scenes]);

  useEffect(
    () => map.setAttribution(catalogue.attribution === undefined ? [] : [catalogue.attribution]),
    [map, catalogue],
  );

  useMapListener("camera", (camera) => setView({ camera }), map);
  useMapListener("problem", (problem) => notices.add(problem), map);
  useMapListener(
    "basemap",
    ({ problem }) => {
      if (problem) notices.add(problem);
    },
    map,
  );

  // The back button, or a link pasted into the address, moves the map; the map's own moves do not.
  useEffect(
    () =>
      view.subscribe((next, before) => {
        if (next.camera !== before.camera) map.setCamera(next.camera);
      }),
    [map, view],
  );
}
