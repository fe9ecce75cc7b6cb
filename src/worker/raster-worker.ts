import { serveRaster } from "./shell.ts";
import { warmUp } from "./warm-up.ts";

// Never premultiplied: a pixel read back from the map is the colour that was painted.
serveRaster(self, {
  toBitmap: (picture, size) =>
    createImageBitmap(new ImageData(picture, size, size), { premultiplyAlpha: "none" }),
});

// After what has been asked already, which soon waits for the network.

setTimeout(() => void warmUp().catch(() => undefined), 0);
