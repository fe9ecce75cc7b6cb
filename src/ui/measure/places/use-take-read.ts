import { useCallback } from "react";
import { bboxIntersects } from "../../../geo/bbox/bbox-intersects.ts";
import { bboxOfPoints } from "../../../geo/bbox/bbox-of-points.ts";
import { namedBy } from "../../../measure/places/named.ts";
import type { ReadPlaces } from "../../../measure/places/types.ts";
import { cornersOf } from "./corners-of.ts";
import { useLastImport } from "./last-import.ts";
import { useServices } from "../../services.ts";
import { useAddPlaces } from "./use-add-places.ts";

/** Makes places of what was read of a file or a text, and tells what was left out of it. */
export function useTakeRead(): (read: ReadPlaces) => void {
  const { map, notices } = useServices();
  const add = useAddPlaces();
  const { setImported } = useLastImport();
  return useCallback(
    (read) => {
      const ids = add(namedBy(read, read.nameColumn)).map(({ id }) => id);
      setImported({ read, ids, column: read.nameColumn ?? null });
      const around = bboxOfPoints(read.features.flatMap(({ geometry }) => cornersOf(geometry)));
      // Places that cannot be seen are gone to; where some are in view, the map stays.
      if (!bboxIntersects(around, map.bounds())) map.fit(around, { animate: true });
      for (const message of read.warnings) notices.add({ kind: "format", message });
    },
    [add, setImported, map, notices],
  );
}
