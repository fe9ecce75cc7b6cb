import type { Asset, AssetBand, Scene } from "../../catalogue/types.ts";

/** A band with its place in the spectrum. */
export interface SpectrumBand {
  /** As expressions name it. */
  readonly reference: string;
  /** What people call it: "B08". */
  readonly title: string;
  /** Of its centre, micrometres. */
  readonly wavelength: number;
  /** True where the item does not tell: the middle of what its common name stands for. */
  readonly assumed: boolean;
  /** Of the values; absent where they have none, as reflectances. */
  readonly unit?: string;
}

/** Pictures for people and thumbnails have no spectrum. */
const PICTURES = ["thumbnail", "overview", "visual"];

/**
 * Middles of the ranges of common names, micrometres. Source: STAC Electro-Optical extension 2.0, "Common Band
 * Names".
 */
const COMMON: Readonly<Record<string, number>> = {
  coastal: 0.425,
  blue: 0.485,
  green: 0.55,
  yellow: 0.6,
  red: 0.65,
  rededge: 0.745,
  rededge071: 0.705,
  rededge075: 0.74,
  rededge078: 0.78,
  nir: 0.875,
  nir08: 0.8,
  nir09: 0.945,
  cirrus: 1.375,
  swir16: 1.65,
  swir22: 2.2,
  lwir: 11.5,
  lwir11: 11,
  lwir12: 12,
};

/** The bands of a scene by wavelength; where several files have the same band, the first of them. */
export function spectrumBands({ assets }: Pick<Scene, "assets">): readonly SpectrumBand[] {
  const bands = Object.values(assets)
    .filter(({ unreadable, roles }) => !unreadable && !roles.some((role) => PICTURES.includes(role)))
    .flatMap((asset) => asset.bands.flatMap((band, index) => spectrumBand(asset, band, index) ?? []));
  const titles = new Set<string>();
  return bands
    .filter(({ title }) => !titles.has(title) && titles.add(title))
    .toSorted((a, b) => a.wavelength - b.wavelength);
}

function spectrumBand(asset: Asset, band: AssetBand, index: number): SpectrumBand | undefined {
  const { centreWavelength, commonName = "", name, unit } = band;
  const wavelength = centreWavelength ?? COMMON[commonName];
  // Classes lie on no wavelength, whatever an item says.
  if (wavelength === undefined || band.classes || band.flags) return undefined;
  const reference = asset.bands.length === 1 ? asset.key : `${asset.key}.b${index + 1}`;
  const assumed = centreWavelength === undefined;
  return {
    reference,
    title: name ?? reference,
    wavelength,
    assumed,
    ...(unit === undefined ? {} : { unit }),
  };
}
