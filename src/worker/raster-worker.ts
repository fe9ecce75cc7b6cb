import { serveRaster } from "./serve-raster.ts";
import { warmUp } from "./warm-up.ts";

serveRaster(self, {
  // Never premultiplied: a pixel read back from the map is the colour that was painted.
  toBitmap: (picture, size) =>
    createImageBitmap(new ImageData(picture, size, size), { premultiplyAlpha: "none" }),
  whenIdle: () => void warmUp().catch(() => undefined),
});
