import { serveRaster } from "./shell.ts";

// Never premultiplied: a pixel read back from the map is the colour that was painted.
serveRaster(self, {
  toBitmap: (picture, size) =>
    createImageBitmap(new ImageData(picture, size, size), { premultiplyAlpha: "none" }),
});
