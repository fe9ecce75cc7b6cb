/** Where the benchmark's pictures lie: one Sentinel-2 tile in UTM zone 31N, and a corner of it for the series. */

/** Outer edge of the upper left pixel of the large pair in EPSG:32631, and its edge in pixels of 10 m. */
export const LARGE = { left: 600_000, top: 5_700_000, size: 10_980 } as const;

/** Pictures of the series lie on the block grid of the large pair, so that a view needs the same blocks. */
export const SMALL = { left: 600_000 + 5120, top: 5_700_000 - 3 * 5120, size: 2_048 } as const;

export const METRES = 10;

export const DATES = 12;

export interface Place {
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

/** A square cut into `across`² squares, row by row: what a slice of adjoining scenes is made of. */
export function partsOf(place: Place, across: number): Place[] {
  const size = place.size / across;
  return Array.from({ length: across ** 2 }, (_, index) => ({
    left: place.left + (index % across) * size * METRES,
    top: place.top - Math.floor(index / across) * size * METRES,
    size,
  }));
}

/** A view of 1024 × 768 pixels with 20 map tiles, which need 12 blocks of a band; zoom in MapLibre's counting. */
export const NATIVE_CAMERA = { lon: 4.6523, lat: 51.2323, zoom: 12 } as const;

/** Nearly all of the large pair, where an eighth of its resolution is enough. */
export const OVERVIEW_CAMERA = { lon: 5.22, lat: 50.94, zoom: 9 } as const;
