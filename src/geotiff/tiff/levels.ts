import type { Image } from "./image.ts";

/** An image at one resolution with the mask that belongs to it. */
export interface Level {
  readonly image: Image;
  readonly mask: Image | undefined;
}

/**
 * The main image, its overviews from fine to coarse, and the masks of the same sizes. Other pages of
 * the file (thumbnails of another shape, subdatasets) are left out.
 * @param external images of the file's `.ovr`: all are overviews, whatever they say of themselves
 * @param externalMasks images of the file's `.msk`: all are masks; those inside the file go before them
 */
export function arrangeLevels(
  images: readonly Image[],
  external: readonly Image[],
  externalMasks: readonly Image[] = [],
): Level[] {
  // The first page, as in GDAL, whatever it says of itself.
  const [main] = images;
  if (main === undefined) return [];
  const masks = [...[...images, ...external].filter((image) => image.isMask), ...externalMasks];
  const reduced = images.filter((image) => image !== main && image.isOverview && !image.isMask);
  const overviews = [...reduced, ...external.filter((image) => !image.isMask)]
    .filter((image) => isOverviewOf(main, image))
    .sort((a, b) => b.width - a.width);
  const distinct = overviews.filter((image, index) => image.width !== overviews[index - 1]?.width);
  return [main, ...distinct].map((image) => ({
    image,
    mask: masks.find((mask) => mask.width === image.width && mask.height === image.height),
  }));
}

/** Pages that call themselves overviews and cannot stand in for the main image, as a file's warnings name them. */
export function unusableOverviews(images: readonly Image[], external: readonly Image[]): readonly string[] {
  const [main] = images;
  if (main === undefined) return [];
  const named = images.filter((image) => image !== main && image.isOverview && !image.isMask);
  return [...named, ...external.filter((image) => !image.isMask)]
    .filter((image) => !isOverviewOf(main, image))
    .map(
      ({ width, height }) =>
        `The file's overview of ${width} × ${height} pixels is no smaller picture of the same samples; it is not used.`,
    );
}

/** The same picture in the same kind of samples, only coarser: what may stand in for the main image. */
function isOverviewOf(main: Image, image: Image): boolean {
  if (image.samplesPerPixel !== main.samplesPerPixel || image.bitsPerSample !== main.bitsPerSample)
    return false;
  if (image.sampleFormat !== main.sampleFormat || image.width >= main.width) return false;
  const factor = main.width / image.width;
  // Sizes are rounded up or down by different writers: a pixel either way at the coarser level.
  return Math.abs(main.height / factor - image.height) <= Math.max(2, image.height * 0.02);
}
