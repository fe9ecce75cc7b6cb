import { useDrawnArea } from "../../search/where/use-drawn-area.ts";
import { useCrosshairSpeech } from "./use-crosshair-speech.ts";
import { useMapPlaces } from "./use-map-places.ts";

/** Draws nothing itself: what it hears of the map and the pointer is to render nothing else again. */
export function MapPlaces() {
  useMapPlaces();
  useCrosshairSpeech();
  useDrawnArea();
  return null;
}
