/** Colours of what the map draws itself. Quiet, so that the slices are what one sees. */
export interface MapPalette {
  readonly water: string;
  readonly land: string;
  readonly graticule: string;
  readonly label: string;
  readonly halo: string;
  /** Borders and coast drawn over slices. */
  readonly border: string;
  /** The interface's accent. */
  readonly footprint: string;
}

const LIGHT: MapPalette = {
  water: "#d7e1e2",
  land: "#eceee7",
  graticule: "#c3ccc4",
  label: "#535d55",
  halo: "#eceee7",
  border: "#4a544c",
  footprint: "#0a5cab",
};

const DARK: MapPalette = {
  water: "#0f1517",
  land: "#1b221e",
  graticule: "#2b352f",
  label: "#a3aea6",
  halo: "#141a17",
  border: "#aab5ad",
  footprint: "#7cb9f8",
};

export function mapPalette(dark: boolean): MapPalette {
  return dark ? DARK : LIGHT;
}

/** As the system prefers at this moment. */
export function systemPalette(): MapPalette {
  return mapPalette(matchMedia("(prefers-color-scheme: dark)").matches);
}
