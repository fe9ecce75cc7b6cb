import { expect, it } from "vitest";
import { passThroughsOf } from "./pass-throughs.ts";

it("leads the files of a catalogue through its folder, the application's own and other catalogues' excepted", () => {
  const folder = "https://maps.example.org/revisit/through/";
  const catalogues = [
    { assetOrigins: ["https://maps.example.org", "https://silent.example.org"], passThrough: folder },
    { assetOrigins: ["https://open.example.org"] },
  ];
  expect(passThroughsOf(catalogues, "https://maps.example.org/revisit/")).toEqual({
    "https://silent.example.org": folder,
  });
});
