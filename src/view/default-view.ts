import type { Config } from "../config/types.ts";
import { NO_MEASURE } from "../measure/defaults.ts";
import { DEFAULT_PANE } from "./panes.ts";
import { NO_STEP_FILTER } from "./step-filter.ts";
import type { Camera, View } from "./types.ts";

/** Europe: where a page without a link and without a start box looks. */
const FIRST_CAMERA: Camera = { lon: 10, lat: 50, zoom: 3.5, bearing: 0, pitch: 0 };

/** The view of an address that says nothing. */
export function defaultView(config: Config): View {
  const [catalogue] = config.catalogues;
  return {
    camera: FIRST_CAMERA,
    catalogue: catalogue?.id ?? "",
    query: null,
    stepFilter: NO_STEP_FILTER,
    panes: [DEFAULT_PANE],
    basemap: null,
    footprints: false,
    measure: NO_MEASURE,
  };
}
