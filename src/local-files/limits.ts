/** Files of one drop: five years of a Sentinel-2 tile with all its bands. */
export const MOST_FILES = 20_000;
/** Files that are compressed in an archive are unpacked into memory; what is only stored there is read in place. */
export const MOST_UNPACKED_BYTES = 512 * 1024 * 1024;
/** GeoTIFFs that are opened, a few kilobytes each, to learn where and when they lie. */
export const MOST_GEOTIFFS = 2000;
/** Addresses of a list; each is asked for its header. */
export const MOST_ADDRESSES = 500;
/** A file of 10,000 Sentinel-2 items has some 300 MB, and takes several times that in memory. */
export const MOST_JSON_BYTES = 64 * 1024 * 1024;
/** Files that are opened at once. */
export const PARALLEL_FILES = 6;
