declare const unit: unique symbol;

/** Longitude and latitude in degrees, WGS 84. */
export type LonLat = readonly [lon: number, lat: number] & { readonly [unit]?: "degrees" };

/** x and y in metres of spherical Web Mercator (EPSG:3857). */
export type MercatorPoint = readonly [x: number, y: number] & { readonly [unit]?: "metres" };

/**
 * West, south, east, north in degrees. West greater than east means that the box crosses the
 * antimeridian (RFC 7946, section 5.2).
 */
export type BBox = readonly [west: number, south: number, east: number, north: number] & {
  readonly [unit]?: "degrees";
};

/** Minimum x, minimum y, maximum x, maximum y in metres of Web Mercator. */
export type MercatorBounds = readonly [minX: number, minY: number, maxX: number, maxY: number] & {
  readonly [unit]?: "metres";
};

/** A tile of the XYZ scheme: y counts from the north. */
export interface TileCoordinate {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** A position of GeoJSON: longitude, latitude and perhaps a height, which counts for nothing here. */
export type Coordinate = readonly number[];

/** Corners of a ring. The last corner may repeat the first, as GeoJSON asks, or be left out. */
export type Ring = readonly Coordinate[];

/** A polygon: its outer ring and its holes, as the coordinates of a GeoJSON polygon. */
export type Rings = readonly Ring[];

/** West, south, east, north in one plane, in any unit: never across the antimeridian. */
export type PlaneBox = readonly [west: number, south: number, east: number, north: number];
