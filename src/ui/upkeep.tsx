import { useEffect } from "react";
import { loadLaterParts } from "./later.tsx";
import { useMapSync } from "./map-tools/use-map-sync.ts";
import { useUndrawable } from "./notices/use-undrawable.ts";
import { useStart } from "./search/use-start.ts";
import { useServices } from "./services.ts";

/** Its neighbours are read first. */
const AFTER_PICTURE_MS = 2_000;
const WITHOUT_PICTURE_MS = 20_000;

/**
 * Opens the start and keeps the map in step with the view. A component of its own, because it follows every date that
 * is played, and the layout with all that is in it does not.
 */
export function Upkeep() {
  const { map } = useServices();
  // First, because it hears where the start moves the map.
  useMapSync(map, 0);
  useStart();
  useUndrawable();
  useEffect(() => {
    let timer = setTimeout(() => void loadLaterParts(), WITHOUT_PICTURE_MS);
    const stop = map.on("shown", () => {
      stop();
      clearTimeout(timer);
      timer = setTimeout(() => void loadLaterParts(), AFTER_PICTURE_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [map]);
  return null;
}
