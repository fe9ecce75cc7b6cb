import { qgis } from "../dialects/qgis.ts";
import { Inexpressible, printed } from "../dialects/print.ts";
import type { BandFile, Code, Layer, LayerMask } from "../types.ts";

/** Names of layers stand between quotation marks that nothing escapes, with the number of the band behind. */
function layerName({ asset, index }: BandFile): string {
  return `"${nameOfLayer(asset)}@${index}"`;
}

function nameOfLayer(asset: string): string {
  return asset.replaceAll(/[^\p{L}\p{N}_.-]/gu, "_");
}

/** QGIS's raster calculator over the files of one scene. Its language has no comments. */
export function qgisCalculator(layer: Layer): Code {
  const { bands, mask, planes } = layer;
  const dialect = qgis((reference) => {
    const band = bands.find((each) => each.reference === reference);
    return band ? physical(band) : reference;
  });
  const shown = mask ? shownText(mask) : null;
  const texts = planes.map((plane) => printed(plane, dialect));
  const masked = texts.map((text) => (shown === null ? text : `(${text}) / (${shown})`));
  const files = [...bands, ...(mask ? [mask.band] : [])];
  const names = [...new Set(files.map(({ asset }) => asset))].map((asset) => nameOfLayer(asset));
  const notes = [
    `Load the files of one scene as layers named ${names.join(", ")}: the calculator knows layers by their names. Its extent and resolution are those of the first unless you choose others.`,
    "QGIS applies the scale and offset of a file's own tags by itself. Where a file has them, leave out those written here.",
    ...(planes.length > 1
      ? ["One line for each of red, green and blue: the calculator makes one band at a time."]
      : []),
    ...(layer.scenes.length > 1
      ? [`The date has ${layer.scenes.length} scenes here: calculate each, and merge them.`]
      : []),
  ];
  return { text: `${masked.join("\n\n")}\n`, extension: "txt", notes: [...layer.notes, ...notes] };
}

function physical(band: BandFile): string {
  const { scale, offset } = band.calibration ?? { scale: 1, offset: 0 };
  const name = layerName(band);
  if (scale === 1 && offset === 0) return name;
  return offset === 0 ? `(${name} * ${scale})` : `(${name} * ${scale} + ${offset})`;
}

/** 1 where a pixel is shown, and 0 where a quotient by it is no data. @throws Inexpressible */
function shownText({ mask, band }: LayerMask): string {
  if (mask.kind === "bits") throw new Inexpressible("a mask by bits");
  const name = layerName(band);
  return mask.hidden.map((value) => `(${name} != ${value})`).join(" AND ") || "1";
}
