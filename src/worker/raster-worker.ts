import { serveRaster } from "./serve-raster.ts";
import { warmUp } from "./warm-up.ts";

serveRaster(self, {
  // Never premultiplied: a pixel read back from the map is the colour that was painted.
  toBitmap: (picture, width, height) =>
    createImageBitmap(new ImageData(picture, width, height), { premultiplyAlpha: "none" }),
  whenIdle: () => void warmUp().catch(() => undefined),
});
