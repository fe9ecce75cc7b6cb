import { emptyTables, readHuffman, type Tables } from "./markers.ts";

/**
 * The typical Huffman tables of ITU T.81, annex K.3, as DHT segments: DC and AC of luminance, then of chrominance.
 * Motion JPEG and some cameras leave them out, and libjpeg then assumes them.
 */
const SEGMENTS = [
  "AAABBQEBAQEBAQAAAAAAAAAAAQIDBAUGBwgJCgs=",
  "EAACAQMDAgQDBQUEBAAAAX0BAgMABBEFEiExQQYTUWEHInEUMoGRoQgjQrHBFVLR8CQzYnKCCQoWFxgZGiUmJygpKjQ1Njc4OTpDREVGR0hJSlNUVVZXWFlaY2RlZmdoaWpzdHV2d3h5eoOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4eLj5OXm5+jp6vHy8/T19vf4+fo=",
  "AQADAQEBAQEBAQEBAAAAAAAAAQIDBAUGBwgJCgs=",
  "EQACAQIEBAMEBwUEBAABAncAAQIDEQQFITEGEkFRB2FxEyIygQgUQpGhscEJIzNS8BVictEKFiQ04SXxFxgZGiYnKCkqNTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqCg4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2dri4+Tl5ufo6ery8/T19vf4+fo=",
] as const;

let made: Pick<Tables, "dc" | "ac"> | undefined;

/** Built when first needed: hardly any file goes without its own. */
export function standardTables(): Pick<Tables, "dc" | "ac"> {
  if (made) return made;
  const tables = emptyTables();
  for (const segment of SEGMENTS) {
    readHuffman(
      Uint8Array.from(atob(segment), (character) => character.charCodeAt(0)),
      tables,
    );
  }
  made = tables;
  return made;
}
