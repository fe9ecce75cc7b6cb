import { deflateSync, inflateSync } from "fflate";
import type { Position } from "geojson";
import { DEGREE_STEPS, type TidyPosition, inDegrees, inSteps } from "../tidy-places.ts";
import type { Place, PlaceGeometry } from "../types.ts";
import { ByteReader, DamagedLink } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";

/** The first byte, so that links stay readable when this changes. */
const VERSION = 1;
/** Longer addresses are cut off by mail programs and chats. */
const MAX_CHARACTERS = 6000;
/** What a link may come to: hundreds of times what one holds that was made here. */
const MAX_BYTES = 2 ** 20;
const MAX_NAME_CHARACTERS = 100;

const TYPES = ["Point", "Polygon", "MultiPolygon"] as const;
const HIDDEN = 4;

const known = new WeakMap<readonly Place[], string | null>();

/**
 * Places as text for a link: differences of 10⁻⁶ degrees from corner to corner, deflated, base64url. Null where
 * they take more than a link should hold.
 */
export function encodePlaces(places: readonly Place[]): string | null {
  const before = known.get(places);
  if (before !== undefined) return before;
  const text = base64url(deflateSync(bytesOf(places), { level: 9 }));
  const encoded = text.length > MAX_CHARACTERS ? null : text;
  known.set(places, encoded);
  return encoded;
}

/** @throws DamagedLink for any text that is not such places */
export function decodePlaces(text: string): readonly Place[] {
  if (text.length > MAX_CHARACTERS) throw new DamagedLink("is longer than links are here");
  const reader = new ByteReader(inflated(text));
  if (reader.byte() !== VERSION) throw new DamagedLink("was made by a newer version of this application");
  const coder = new Decoder(reader);
  const places = Array.from({ length: reader.count() }, (_, index) => coder.place(String(index + 1)));
  if (reader.rest > 0) throw new DamagedLink("has something after its places");
  return places;
}

function bytesOf(places: readonly Place[]): Uint8Array {
  const writer = new ByteWriter();
  const last: [number, number] = [0, 0];
  const corner = (position: Position): void => {
    for (const axis of [0, 1] as const) {
      const steps = inSteps(position[axis] ?? 0);
      writer.signed(steps - last[axis]);
      last[axis] = steps;
    }
  };
  const polygon = (rings: readonly Position[][]): void => {
    writer.unsigned(rings.length);
    for (const ring of rings) {
      // The last corner repeats the first.
      writer.unsigned(ring.length - 1);
      for (const position of ring.slice(0, -1)) corner(position);
    }
  };
  writer.byte(VERSION);
  writer.unsigned(places.length);
  for (const { name, colour, geometry, hidden } of places) {
    writer.text(shortName(name));
    for (const start of [1, 3, 5]) writer.byte(Number.parseInt(colour.slice(start, start + 2), 16));
    writer.byte(TYPES.indexOf(geometry.type) + (hidden ? HIDDEN : 0));
    if (geometry.type === "Point") corner(geometry.coordinates);
    else if (geometry.type === "Polygon") polygon(geometry.coordinates);
    else {
      writer.unsigned(geometry.coordinates.length);
      for (const rings of geometry.coordinates) polygon(rings);
    }
  }
  return writer.finish();
}

/** By whole characters, whatever they consist of. */
function shortName(name: string): string {
  return Array.from(name.replace(/\p{Surrogate}/gu, "\uFFFD"))
    .slice(0, MAX_NAME_CHARACTERS)
    .join("");
}

class Decoder {
  readonly #reader: ByteReader;
  readonly #last: [number, number] = [0, 0];

  constructor(reader: ByteReader) {
    this.#reader = reader;
  }

  place(id: string): Place {
    const reader = this.#reader;
    const name = shortName(reader.text());
    const colour = `#${[0, 1, 2].map(() => reader.byte().toString(16).padStart(2, "0")).join("")}`;
    const flags = reader.byte();
    const type = TYPES[flags % HIDDEN];
    if (type === undefined || flags >= 2 * HIDDEN) throw new DamagedLink("has a place of an unknown kind");
    return { id, name, colour, geometry: this.#geometry(type), hidden: flags >= HIDDEN };
  }

  #geometry(type: (typeof TYPES)[number]): PlaceGeometry {
    if (type === "Point") return { type, coordinates: [...this.#corner()] };
    if (type === "Polygon") return { type, coordinates: this.#polygon() };
    return { type, coordinates: Array.from({ length: this.#some() }, () => this.#polygon()) };
  }

  #polygon(): Position[][] {
    return Array.from({ length: this.#some() }, () => {
      const ring = Array.from({ length: this.#some() }, (): Position => [...this.#corner()]);
      const [first] = ring;
      if (!first || ring.length < 3) throw new DamagedLink("has a ring of fewer than three corners");
      return [...ring, [...first]];
    });
  }

  #some(): number {
    const count = this.#reader.count();
    if (count === 0) throw new DamagedLink("has an area without corners");
    return count;
  }

  #corner(): TidyPosition {
    for (const axis of [0, 1] as const) this.#last[axis] += this.#reader.signed();
    const [lon, lat] = this.#last;
    if (Math.abs(lon) > 540 * DEGREE_STEPS || Math.abs(lat) > 90 * DEGREE_STEPS)
      throw new DamagedLink("has a corner that is not on the earth");
    return [inDegrees(lon), inDegrees(lat)];
  }
}

function inflated(text: string): Uint8Array {
  if (!/^[\w-]*$/.test(text)) throw new DamagedLink("has characters that links do not have");
  try {
    const packed = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) =>
      character.charCodeAt(0),
    );
    // Into room of its own: what unpacks to more is cut off, and then damaged.
    return inflateSync(packed, { out: new Uint8Array(MAX_BYTES) });
  } catch {
    throw new DamagedLink("is damaged or cut off");
  }
}

function base64url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
