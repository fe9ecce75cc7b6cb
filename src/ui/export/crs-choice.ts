/** How the pixels of a GeoTIFF are chosen in the form. */
export interface GridChoice {
  readonly grid: "file" | "EPSG:4326" | "EPSG:3857" | "other";
  /** As typed. */
  readonly code: string;
  readonly pixel: string;
}

/** What was chosen, in the words of the engine; null while something typed is missing or no number. */
export function gridOf({
  grid,
  code,
  pixel,
}: GridChoice): { readonly crs: string | null; readonly resolution: number | null } | null {
  if (grid === "file") return { crs: null, resolution: null };
  const number = /^(?:EPSG:)?(\d{4,5})$/i.exec(code.trim())?.[1];
  const crs = grid === "other" ? number && `EPSG:${number}` : grid;
  if (crs === undefined) return null;
  if (pixel.trim() === "") return { crs, resolution: null };
  const resolution = Number(pixel.replace(",", "."));
  return Number.isFinite(resolution) && resolution > 0 ? { crs, resolution } : null;
}
