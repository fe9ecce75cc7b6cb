import { useState } from "react";
import { bboxOfPolygons } from "../../geo/bbox/bbox-of-polygons.ts";
import { polygonsOf } from "../../geo/polygon/polygons-of.ts";
import type { BBox } from "../../geo/types.ts";
import { useView } from "../hooks/use-view.ts";
import { exporting as text } from "../messages/export.ts";
import { useServices } from "../services.ts";

export interface ExportArea {
  readonly id: string;
  readonly title: string;
  readonly bounds: BBox;
}

/** What can be seen when the form opens, and the places that are areas. */
export function useAreas(): readonly ExportArea[] {
  const { map } = useServices();
  const [view] = useState(() => map.bounds());
  const places = useView(({ measure }) => measure.places);
  return [
    { id: "view", title: text.view, bounds: view },
    ...places.flatMap(({ id, name, geometry }) =>
      geometry.type === "Point"
        ? []
        : [{ id, title: text.around(name), bounds: bboxOfPolygons(polygonsOf(geometry)) }],
    ),
  ];
}
