import { useEffect, useRef } from "react";
import { undrawable } from "../../recipe/undrawable.ts";
import { useSeason } from "../season.ts";
import { useServices } from "../services.ts";
import { useMapListener } from "../hooks/use-map-event.ts";
import { useSetView, useView } from "../hooks/use-view.ts";

/** Keeps the map in step with the view, and the view with where people move the map. */
export function useMapSync(): void {
  const { map, engine, view, notices } = useServices();
  const { slices, slice, recipe, recipes, scenes, search, catalogue } = useSeason();
  const setView = useSetView();
  const opacity = useView((current) => current.opacity);
  const basemap = useView((current) => current.basemap);
  const footprints = useView((current) => current.footprints);

  const from = useRef<string>(undefined);
  useEffect(() => {
    const origin = slices[0]?.scenes[0]?.catalogue;
    // Dates are the names of slices: those of another catalogue are other pictures, and none may stay.
    if (origin !== undefined && origin !== from.current) map.setSlices([]);
    from.current = origin ?? from.current;
    engine.setSlices(slices);
    map.setSlices(slices);
  }, [engine, map, slices]);
  useEffect(() => map.setRecipe(recipe), [map, recipe]);
  useEffect(() => map.show(slice?.id ?? null), [map, slice?.id]);
  useEffect(() => map.setOpacity(opacity), [map, opacity]);
  useEffect(() => map.setBasemap(basemap), [map, basemap]);
  useEffect(() => map.setFootprints(footprints ? scenes : []), [map, footprints, scenes]);

  useEffect(
    () => map.setAttribution(catalogue.attribution === undefined ? [] : [catalogue.attribution]),
    [map, catalogue],
  );

  const found = search.status === "done" || search.status === "stopped";
  useEffect(() => {
    const problem = found && recipes.length === 0 ? undrawable(scenes) : undefined;
    if (problem) notices.add(problem);
  }, [notices, found, recipes, scenes]);

  useMapListener("camera", (camera) => setView({ camera }));
  useMapListener("problem", (problem) => notices.add(problem));
  useMapListener("basemap", ({ problem }) => {
    if (problem) notices.add(problem);
  });

  // The back button, or a link pasted into the address, moves the map; the map's own moves do not.
  useEffect(
    () =>
      view.subscribe((next, before) => {
        if (next.camera !== before.camera) map.setCamera(next.camera);
      }),
    [map, view],
  );
}
