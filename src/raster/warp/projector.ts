/** Between Web Mercator metres and the x and y of one coordinate reference system. */
export interface Projector {
  /** Equal for projectors that give equal answers. */
  readonly key: string;
  /** Units of x after which the world repeats (360 for degrees); undefined where it does not. */
  readonly period?: number;
  /** NaN or infinite where the point cannot be projected. */
  fromMercator(x: number, y: number): readonly [x: number, y: number];
  toMercator(x: number, y: number): readonly [x: number, y: number];
  /** These two are exact also beyond the latitudes that Web Mercator shows. */
  fromLonLat(lon: number, lat: number): readonly [x: number, y: number];
  toLonLat(x: number, y: number): readonly [lon: number, lat: number];
}
