import { expect, it } from "vitest";
import { isScene, toScene } from "../catalogue/normalise/scene.ts";
import { recipesFor } from "./recipes.ts";

it("a file of complex numbers is offered as amplitude, intensity and phase, the amplitude first and by its pixels", () => {
  const scene = toScene(
    {
      id: "slc",
      bbox: [5, 51, 6, 52],
      properties: { datetime: "2025-06-01T10:30:00Z" },
      assets: {
        vv: {
          href: "https://d.example.org/vv.tif",
          type: "image/tiff; application=geotiff",
          roles: ["data"],
          "raster:bands": [{ data_type: "cint16" }],
        },
      },
    },
    { catalogue: "one", collection: "c" },
  );
  if (!isScene(scene)) throw new Error(scene.message);
  const offers = recipesFor([scene]);
  expect(offers.map(({ recipe }) => recipe.title)).toEqual(["amplitude", "intensity", "phase"]);
  // A guess is replaced by the range of the pixels in view.
  expect(offers.map(({ guessed }) => guessed)).toEqual([true, true, undefined]);
  expect(offers[0]?.recipe).toMatchObject({ kind: "expression", expression: "vv.b1" });
  expect(offers[2]?.recipe).toMatchObject({ expression: "vv.b3", rescale: [-Math.PI, Math.PI] });
});
