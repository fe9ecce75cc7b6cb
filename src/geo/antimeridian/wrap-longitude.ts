/** The same meridian in [-180, 180). Longitudes already inside are returned bit for bit. */
export function wrapLongitude(longitude: number): number {
  if (longitude >= -180 && longitude < 180) return longitude;
  return longitude - 360 * Math.floor((longitude + 180) / 360);
}
