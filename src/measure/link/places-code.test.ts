import { deflateSync } from "fflate";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPlaces } from "../testing/any-places.ts";
import { ByteWriter } from "./byte-writer.ts";
import { DamagedLink } from "./byte-reader.ts";
import { decodePlaces, encodePlaces } from "./places-code.ts";

function packed(bytes: Uint8Array): string {
  return Buffer.from(deflateSync(bytes)).toString("base64url");
}

describe("places in a link", () => {
  it("come back as they were, under ids of their own", () => {
    fc.assert(
      fc.property(anyPlaces, (places) => {
        const text = encodePlaces(places);
        if (text === null) return;
        expect(text).toMatch(/^[\w-]+$/);
        const renamed = places.map((place, index) => ({ ...place, id: String(index + 1) }));
        expect(decodePlaces(text)).toEqual(renamed);
      }),
    );
  });

  it("take few characters: a field of 20 corners and a name fewer than 150", () => {
    const ring = Array.from({ length: 20 }, (_, corner) => {
      const angle = (corner / 20) * 2 * Math.PI;
      return [5.1 + 0.004 * Math.cos(angle), 51.2 + 0.002 * Math.sin(angle)];
    });
    const geometry = { type: "Polygon" as const, coordinates: [[...ring, ring[0] ?? []]] };
    const text = encodePlaces([{ id: "1", name: "North field", colour: "#0072b2", geometry, hidden: false }]);
    expect(text?.length).toBeLessThan(150);
  });

  it("are too many for a link where they take more than it should hold", () => {
    const places = Array.from({ length: 3000 }, (_, index) => ({
      id: String(index),
      name: `Place ${Math.sin(index)}`,
      colour: "#0072b2",
      geometry: { type: "Point" as const, coordinates: [Math.round(Math.sin(index) * 1e6) / 1e6, 5] },
      hidden: false,
    }));
    expect(encodePlaces(places)).toBeNull();
  });
});

describe("a link made by a stranger", () => {
  it("gives places or is refused with a reason, whatever it holds", () => {
    const link = fc.oneof(
      fc.string(),
      fc.uint8Array({ maxLength: 300 }).map(packed),
      // Near to what is right, with something changed or cut off.
      fc
        .record({ places: anyPlaces, at: fc.nat(), bit: fc.nat(7), length: fc.nat() })
        .map(({ places, at, bit, length }) => {
          const bytes = Buffer.from(encodePlaces(places) ?? "", "base64url");
          if (bytes.length > 0) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << bit);
          return bytes.subarray(0, length % (bytes.length + 1)).toString("base64url");
        }),
    );
    fc.assert(
      fc.property(link, (text) => {
        try {
          for (const place of decodePlaces(text)) expect(place.colour).toMatch(/^#[\da-f]{6}$/);
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedLink);
        }
      }),
    );
  });

  it("makes no room for corners that it does not have", () => {
    const writer = new ByteWriter();
    writer.byte(1);
    writer.unsigned(2 ** 40);
    expect(() => decodePlaces(packed(writer.finish()))).toThrow("is cut off");
  });

  it("that unpacks to more than it may is refused", () => {
    expect(() => decodePlaces(packed(new Uint8Array(5_000_000).fill(1)))).toThrow(DamagedLink);
  });

  it("with a place beyond the poles is refused", () => {
    const writer = new ByteWriter();
    writer.byte(1);
    writer.unsigned(1);
    writer.text("far");
    for (const byte of [0, 0, 0, 0]) writer.byte(byte);
    writer.signed(0);
    writer.signed(91_000_000);
    expect(() => decodePlaces(packed(writer.finish()))).toThrow("not on the earth");
  });
});
