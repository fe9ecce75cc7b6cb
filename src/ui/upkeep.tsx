import { useMapSync } from "./map-tools/use-map-sync.ts";
import { useUndrawable } from "./notices/use-undrawable.ts";
import { useStart } from "./search/use-start.ts";
import { useServices } from "./services.ts";

/**
 * Opens the start and keeps the map in step with the view. A component of its own, because it follows every date that
 * is played, and the layout with all that is in it does not.
 */
export function Upkeep() {
  const { map } = useServices();
  useStart();
  useMapSync(map, 0);
  useUndrawable();
  return null;
}
