import { useEffect, useEffectEvent, useState } from "react";
import type { MapEvents, MapView } from "../../map/types.ts";
import { useServices } from "../services.ts";

/** Calls the latest `listener` for each event of a map, the page's first unless told otherwise. */
export function useMapListener<Name extends keyof MapEvents>(
  name: Name,
  listener: (event: MapEvents[Name]) => void,
  other?: MapView,
): void {
  const services = useServices();
  const map = other ?? services.map;
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
