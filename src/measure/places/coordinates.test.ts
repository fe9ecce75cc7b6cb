import { describe, expect, it } from "vitest";
import { parseCoordinates } from "./coordinates.ts";

describe("coordinates as people type them", () => {
  it.each([
    "51.5, 5.25",
    "51.5 5.25",
    "51.5;5.25",
    "51.5/5.25",
    "51,5 5,25",
    "51,5; 5,25",
    "5.25 E, 51.5 N",
    "51.5N 5.25E",
    "N51.5 E5.25",
    "N 51.5, E 5.25",
    "51°30'N 5°15'E",
    "51° 30' 0\" N, 5° 15' 0\" E",
    "51°30′00″N 5°15′00″E",
    "N51 30 E5 15",
    "N 51 30.0 E 5 15.0",
    "lat=51.5 lon=5.25",
    "latitude: 51.5, longitude: 5.25",
    "geo:51.5,5.25?z=12",
    "https://www.openstreetmap.org/#map=12/51.5/5.25",
    "https://maps.example.com/@51.5,5.25,12z",
    " 51.5,5.25 ",
  ])("%s", (text) => {
    const [lon, lat] = parseCoordinates(text) ?? [];
    expect(lon).toBeCloseTo(5.25, 9);
    expect(lat).toBeCloseTo(51.5, 9);
  });

  it.each([
    ["-33.5, -70.25", [-70.25, -33.5]],
    ["33°30'S 70°15'W", [-70.25, -33.5]],
    ["S33.5 W70.25", [-70.25, -33.5]],
    ["120.5, 45", [120.5, 45]],
    ["0 0", [0, 0]],
  ])("%s lies on its side of the equator and of Greenwich", (text, expected) => {
    expect(parseCoordinates(text)).toEqual(expected);
  });

  it.each([
    "",
    "field 7",
    "51.5",
    "91, 181",
    "51°75'N 5°E",
    "51.5N 5.25N",
    "1 2 3 4 5 6 7",
    "POINT(5 51)",
    "geo:95,5",
  ])("are not “%s”", (text) => {
    expect(parseCoordinates(text)).toBeUndefined();
  });
});
