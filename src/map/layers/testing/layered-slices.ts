import type { Scene } from "../../../catalogue/types.ts";
import type { BBox } from "../../../geo/types.ts";
import type { Problem } from "../../../problem/problem.ts";
import type { ExpressionRecipe } from "../../../recipe/types.ts";
import type { Slice } from "../../../timeline/types.ts";
import type { MapEvents } from "../../types.ts";
import type { SliceLayer } from "../slice-layer.ts";
import { SliceLayers } from "../slice-layers.ts";
import { FakeMapLayers } from "./fake-map-layers.ts";

const BOX: BBox = [3, 50, 4, 51];

export function slice(id: string, scene = `${id}-scene`): Slice {
  const scenes = [
    { id: scene, catalogue: "test", collection: "test", bbox: BOX, assets: {} } as unknown as Scene,
  ];
  return { id, day: "2024-05-01", datetime: "2024-05-01T10:00:00Z", scenes, bbox: BOX };
}

export const ndvi: ExpressionRecipe = {
  kind: "expression",
  title: "NDVI",
  expression: "(B08-B04)/(B08+B04)",
  mask: null,
  rescale: [0, 1],
  colormap: "RdYlGn",
  reversed: false,
};
export const brighter: ExpressionRecipe = { ...ndvi, rescale: [0, 0.8] };

/** Slices a to e with an NDVI, on a map that loads what a test says. */
export class LayeredSlices {
  readonly port = new FakeMapLayers();
  readonly shown: MapEvents["shown"][] = [];
  readonly problems: Problem[] = [];
  readonly promoted: SliceLayer[] = [];
  readiness: MapEvents["readiness"] = new Map();
  readonly layers: SliceLayers;

  constructor() {
    this.layers = new SliceLayers({
      port: this.port,
      loader: {
        preload: () => {},
        cancelPreload: () => {},
        promote: (picture) => {
          picture.priority = "visible";
          this.promoted.push(picture as SliceLayer);
        },
      },
      onRequested: () => {},
      onShown: (event) => this.shown.push(event),
      onReadiness: (states) => (this.readiness = states),
      onProblem: (_slice, problem) => this.problems.push(problem),
    });
    this.layers.start();
    this.layers.setSlices(["a", "b", "c", "d", "e"].map((id) => slice(id)));
    this.layers.setRecipe(ndvi);
  }

  /** The map draws what was asked for so far, then the layers look at it. */
  readonly frame = (): void => {
    this.port.drawn.push(this.port.visible());
    this.layers.frame();
  };

  readonly showComplete = (id: string): void => {
    this.layers.show(id);
    this.port.finish(id);
    this.frame();
    this.frame();
  };
}
