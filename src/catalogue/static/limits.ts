/** Documents a search reads: an hour of a slow server, and twice the scenes that a list shows. */
export const MOST_DOCUMENTS = 20_000;
/** Documents read to list the collections of a catalogue. */
export const MOST_LISTED_DOCUMENTS = 300;
/** Documents read to learn where and when the items of a catalogue lie that has no collections. */
export const SAMPLED_DOCUMENTS = 60;
/** Catalogues go from theme to year to month to tile to item; more is a chain without an end. */
export const MOST_DEPTH = 16;
/** Bytes of JSON of one catalogue: ten thousand Sentinel-2 items have some 300 MB. */
export const MOST_BYTES = 512 * 1024 * 1024;
/** Documents asked for at once; the browser keeps to the connections that a host allows. */
export const PARALLEL_DOCUMENTS = 8;
