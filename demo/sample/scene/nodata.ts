/** DNs that mean "no data" in the sample's files. */
export const NODATA = { reflectance: 0, scl: 0, ndvi: 255 } as const;
