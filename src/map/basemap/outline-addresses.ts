/** Protocol of GeoJSON cut from the bundled outlines of the world. */
export const OUTLINE_SCHEME = "outlines";

/** GeoJSON sources by these addresses come from one file, fetched when first asked for. */
export const OUTLINES = {
  land: `${OUTLINE_SCHEME}://land`,
  borders: `${OUTLINE_SCHEME}://borders`,
  names: `${OUTLINE_SCHEME}://names`,
} as const;
