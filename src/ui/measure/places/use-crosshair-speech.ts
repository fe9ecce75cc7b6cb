import { useEffect, useRef } from "react";
import type { MapEvents } from "../../../map/types.ts";
import { formatInstant, formatLonLat, formatValue } from "../../format.ts";
import { useMapListener } from "../../hooks/use-map-event.ts";
import { useSay } from "../../live/live-region.tsx";
import { messages } from "../../messages.ts";
import { useTool } from "../tool.ts";

/** Reads out what is under the crosshair while the keyboard moves it; a mouse has the card in the corner. */
export function useCrosshairSpeech(): void {
  const { tool } = useTool();
  const say = useSay();
  const byKeys = useRef(false);
  useEffect(() => {
    if (tool === null) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key.startsWith("Arrow")) byKeys.current = true;
    };
    const onPointer = () => {
      byKeys.current = false;
    };
    // While it goes down: the map keeps the keys that it has used to itself.
    window.addEventListener("keydown", onKey, { capture: true });
    window.addEventListener("pointermove", onPointer);
    return () => {
      byKeys.current = false;
      window.removeEventListener("keydown", onKey, { capture: true });
      window.removeEventListener("pointermove", onPointer);
    };
  }, [tool]);
  useMapListener("pointer", (pointer) => {
    if (byKeys.current && pointer && (pointer.value !== undefined || pointer.problem)) say(spoken(pointer));
  });
}

function spoken({ value, problem, lonLat: [lon, lat] }: NonNullable<MapEvents["pointer"]>): string {
  const where = formatLonLat(lon, lat);
  if (problem) return `${problem.message} ${where}`;
  if (!value) return `${messages.legend.noData}, ${where}`;
  const named = value.bands.find(({ className }) => className !== undefined)?.className;
  const reading = value.value === null ? (named ?? messages.legend.noData) : formatValue(value.value);
  const masked = value.masked ? [messages.legend.masked] : [];
  return [reading, ...masked, formatInstant(value.datetime), value.scene, where].join(", ");
}
