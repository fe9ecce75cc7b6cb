import { formatCount } from "../format.ts";

/** The place that is searched. */
export const where = {
  label: "Where",
  placeholder: "51.2, 5.1 · 31UFS · Belgium · WKT",
  view: (width: string, height: string) => `The view, ${width} × ${height}`,
  takeView: "Use the map view",
  draw: "Draw an area",
  stopDrawing: "Stop drawing",
  open: "Open a file with an area…",
  looking: "Looking…",
  hint: "Coordinates, a box (west, south, east, north), a tile, a country, WKT or GeoJSON",
  myArea: "My area",
  measure: "Measure my area",
  show: "Go to my area",
  remove: "Remove my area, and search the view",
  taken: (size: string) => `The search is within my area, ${size}.`,
  simplified: (before: number, after: number) =>
    `The outline had ${formatCount(before)} corners, and was simplified to ${formatCount(after)}: more do not fit into a link, or into a request.`,
} as const;
