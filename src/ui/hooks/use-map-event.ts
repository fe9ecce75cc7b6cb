import { useEffect, useEffectEvent, useState } from "react";
import type { MapEvents } from "../../map/types.ts";
import { useServices } from "../services.ts";

/** Calls the latest `listener` for each event of the map while the component is on screen. */
export function useMapListener<Name extends keyof MapEvents>(
  name: Name,
  listener: (event: MapEvents[Name]) => void,
): void {
  const { map } = useServices();
  const latest = useEffectEvent(listener);
  useEffect(() => map.on(name, (event) => latest(event)), [map, name]);
}

/** The last event of the map, as state. */
export function useMapEvent<Name extends keyof MapEvents, Initial>(
  name: Name,
  initial: Initial,
): MapEvents[Name] | Initial {
  const [event, setEvent] = useState<MapEvents[Name] | Initial>(() => initial);
  useMapListener(name, (next) => setEvent(() => next));
  return event;
}
