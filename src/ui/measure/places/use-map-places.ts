import { useEffect, useMemo } from "react";
import { circle } from "../../../measure/places/circle.ts";
import type { MapPlace } from "../../../map/types.ts";
import { useMapListener } from "../../hooks/use-map-event.ts";
import { useMyArea } from "../../hooks/use-my-area.ts";
import { useView } from "../../hooks/use-view.ts";
import { useServices } from "../../services.ts";
import { useHover } from "../hover.ts";
import { useTool } from "../tool.ts";
import { useAddPlaces } from "./use-add-places.ts";

/** How the area that is searched is drawn: in a colour that no place has. */
const MY_AREA: Pick<MapPlace, "id" | "colour" | "outline"> = {
  id: "my-area",
  colour: "#e6007e",
  outline: true,
};

/** Keeps the places on the map in step with those of the view, and takes new ones from it. */
export function useMapPlaces(): void {
  const { map, measure, view } = useServices();
  const { places, tab } = useView((current) => current.measure);
  const { tool, purpose, setTool, edited, setEdited } = useTool();
  const searched = useMyArea();
  const { hover, setHover } = useHover();
  const add = useAddPlaces();

  const visible = useMemo(() => {
    const shown = places.filter(({ hidden }) => !hidden);
    return searched ? [{ ...MY_AREA, geometry: searched }, ...shown] : shown;
  }, [places, searched]);
  useEffect(() => map.setPlaces(visible), [map, visible]);
  useEffect(() => map.highlightPlace(hover?.place ?? null), [map, hover?.place]);
  useEffect(() => map.setTool(tool), [map, tool]);
  useEffect(() => {
    if (tab !== null) return;
    setTool(null);
    setEdited(null);
  }, [tab, setTool, setEdited]);
  useEffect(() => map.setEdited(edited), [map, edited]);
  useMapListener("reshaped", ({ id, geometry }) => measure.reshape(id, geometry));

  useMapListener("drawn", (shape) => {
    if (purpose === "place")
      add([{ geometry: shape.type === "Circle" ? circle(shape.centre, shape.metres) : shape }]);
  });
  useMapListener("longPress", ([lon, lat]) =>
    add([{ geometry: { type: "Point", coordinates: [lon, lat] } }]),
  );
  useMapListener("toolCancel", () => setTool(null));
  useMapListener("placeHover", (place) => setHover(place === null ? null : { place, slice: null }));
  useMapListener("placeSelect", (place) => {
    const { chosen, tab: open } = view.getState().measure;
    if (!chosen.includes(place)) measure.choose([...chosen, place]);
    if (open === null) measure.setTab("season");
  });
}
