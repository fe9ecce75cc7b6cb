/** What the map says in words; the interface, which keeps all labels in one place, brings its own. */
export interface MapLabels {
  /** Name of the map's region, for screen readers. */
  readonly map: string;
  /** How the keyboard moves it. */
  readonly keys: string;
  readonly attribution: string;
  /** @param distance e.g. "500 m" */
  scale(this: void, distance: string): string;
}

export const ENGLISH: MapLabels = {
  map: "Map",
  keys: "Shift and the arrow keys move the map, plus and minus zoom, N turns it north.",
  attribution: "Sources of map and data",
  scale: (distance) => `Scale: ${distance}`,
};
