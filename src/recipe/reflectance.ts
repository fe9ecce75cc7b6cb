import type { Scene } from "../catalogue/types.ts";
import type { ResolvedBand } from "./expression/resolve-band.ts";
import { isPhotograph } from "./photograph.ts";
import { isRendering, type Quantity, referenceTo } from "./reference.ts";
import type { BandCalibration, RgbRecipe } from "./types.ts";

/** Common names of the STAC EO extension for bands of reflected light. */
const REFLECTED = /^(?:coastal|blue|green\d*|yellow|red|rededge\d*|nir\d*|swir\d*)$/;
/** Names that Sentinel-2 and Landsat give such bands, where there is no common name. */
const NAMED = /^(?:SR_|OLI_)?B(?:0?[1-9]|1[0-2]|8A)$/i;

/** Whether a band holds reflectance, and neither brightness from 0 to 255 nor classes. */
function isReflectance({ asset, band }: ResolvedBand): boolean {
  if (isRendering(asset) || isPhotograph(asset, band) || band.dataType === "uint8") return false;
  if (band.classes || band.flags) return false;
  if (band.commonName !== undefined) return REFLECTED.test(band.commonName);
  return NAMED.test(band.name ?? asset.key);
}

/** A band as a person wants it read. */
export function overruled(resolved: ResolvedBand, calibration: BandCalibration | null): ResolvedBand {
  if (!calibration || !isReflectance(resolved)) return resolved;
  return { ...resolved, band: { ...resolved.band, ...calibration, corrected: true } };
}

/** Blue is darkest over vegetation, and near infrared brightest: a wrong offset or scale shows there first. */
const TELLING: readonly Quantity[] = ["blue", "nir", "red", "green", "swir16", "swir22"];

/** What is asked for to check the calibration of these scenes; null where they have no reflectance. */
export function reflectanceRecipe(scenes: readonly Scene[]): RgbRecipe | null {
  const bands = TELLING.flatMap((quantity) => referenceTo(quantity, scenes) ?? []).filter(({ band }) =>
    isReflectance(band),
  );
  const [first] = bands;
  if (!first) return null;
  const [red = "", green = red, blue = red] = bands.map(({ written }) => written);
  return { kind: "rgb", title: "", red, green, blue, mask: null, rescale: [0, 1] };
}

/** Scale and offset of such a band as its item has it; undefined where only the file could tell. */
export function saidCalibration(scenes: readonly Scene[]): BandCalibration | undefined {
  for (const quantity of TELLING) {
    const resolved = referenceTo(quantity, scenes)?.band;
    if (!resolved || !isReflectance(resolved)) continue;
    const { scale, offset } = resolved.band;
    return scale === undefined && offset === undefined
      ? undefined
      : { scale: scale ?? 1, offset: offset ?? 0 };
  }
  return undefined;
}
