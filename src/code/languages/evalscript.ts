import { JAVASCRIPT, JAVASCRIPT_HELPERS } from "../dialects/java-script.ts";
import { helpersOf, printed } from "../dialects/print.ts";
import { heading } from "../heading.ts";
import { javaScriptString, slashComment } from "../quote.ts";
import type { Code, Layer, LayerBand, LayerMask } from "../types.ts";

/** Sentinel Hub's names of the bands of Sentinel-2 Level 2A by the common names of STAC. */
const SENTINEL_2: Readonly<Record<string, string>> = {
  coastal: "B01",
  blue: "B02",
  green: "B03",
  red: "B04",
  rededge071: "B05",
  rededge075: "B06",
  rededge078: "B07",
  nir: "B08",
  nir08: "B8A",
  nir09: "B09",
  swir16: "B11",
  swir22: "B12",
};
const REFLECTANCE = /^B(?:0[1-9]|1[12]|8A)$/;
const NUMBERS = /^(?:SCL|CLM|CLP|CLD|SNW|AOT)$/;

const NOTES = [
  "Sentinel Hub has its own archive and lays scenes over each other in its own order: most recent first, unless told otherwise. Pixels may come from another scene than on the map.",
  "Dates, area, pixels and “nearest” resampling belong to the request, not to the script.",
];
const CALIBRATED =
  "Sentinel Hub applies scale and offset of reflectance by itself (units REFLECTANCE, harmonised), so that there are none in the script.";

const OTHER_MISSION =
  "The script is for Sentinel-2 L2A, and the collection does not call itself so: check the names of the bands, whose numbers mean others for other missions.";

/** A band as Sentinel Hub has it. */
interface Input {
  readonly band: string;
  readonly isReflectance: boolean;
  readonly isKnown: boolean;
}

/** Sentinel Hub, version 3, one sample per pixel. */
export function evalscript(layer: Layer): Code {
  const inputs = layer.bands.map(inputOf);
  const mask = layer.mask && inputOf(layer.mask.band);
  const all = [...inputs, ...(mask ? [mask] : [])];
  const unique = all.filter((input, index) => all.findIndex(({ band }) => band === input.band) === index);
  const unknown = unique.filter(({ isKnown }) => !isKnown).map(({ band }) => band);
  const notes = [
    ...NOTES,
    ...(layer.query.collections.every((id) => /sentinel.?2|s2/i.test(id)) ? [] : [OTHER_MISSION]),
    ...(unique.some(({ isReflectance }) => isReflectance) ? [CALIBRATED] : []),
    ...(unknown.length === 0
      ? []
      : [
          `Sentinel Hub's Sentinel-2 L2A has no ${unknown.join(", ")}: put the band of your collection in its place.`,
        ]),
  ];
  const { from, to } = layer.query.time;
  const { area, width, height, resolution, crs } = layer.gridOfAll;
  const [west, south, east, north] = area;
  const request = [
    `Area in degrees (CRS84): ${west}, ${south}, ${east}, ${north}.`,
    `Dates, both included: ${from ?? "open"} to ${to ?? "open"}; on the map ${layer.date}.`,
    `Pixels: ${width} × ${height} of ${resolution.join(" × ")} in ${crs}.`,
  ];
  const body = `function evaluatePixel(sample) {
  if (sample.dataMask !== 1${layer.mask ? " || hidden(stored(sample))" : ""}) return NOTHING;
  const bands = {
${layer.bands.map((band, index) => `    ${key(band.reference)}: ${sampleOf(inputs[index], band)},\n`).join("")}  };
  const planes = [
${layer.planes.map((plane) => `    ${printed(plane, JAVASCRIPT)},\n`).join("")}  ];
  return planes.every(Number.isFinite) ? planes : NOTHING;
}
`;
  const comments = heading(layer, "for Sentinel-2 L2A", "Sentinel Hub evalscript V3.", [
    ...request,
    ...notes,
  ]);
  const text = `//VERSION=3
${slashComment(comments)}
const NOTHING = Array(${layer.planes.length}).fill(NaN);

function setup() {
  return {
    input: [
      {
        bands: [${[...unique.map(({ band }) => javaScriptString(band)), '"dataMask"'].join(", ")}],
        units: [${[...unique.map((input) => (input.isReflectance ? '"REFLECTANCE"' : '"DN"')), '"DN"'].join(", ")}],
      },
    ],
    output: { bands: ${layer.planes.length}, sampleType: "FLOAT32" },
  };
}

${helpersOf(body, JAVASCRIPT_HELPERS).join("\n")}
${layer.mask && mask ? `${hiddenText(layer.mask, mask)}\n` : ""}${body}`;
  return { text, extension: "js", notes: [...layer.notes, ...notes] };
}

function inputOf({ asset, name, commonName, reference }: LayerBand): Input {
  const names = [name, asset, reference]
    .flatMap((each) => each ?? [])
    .map((each) => each.replace(/_\d+m$/i, ""));
  const own = names.find((each) => REFLECTANCE.test(each)) ?? SENTINEL_2[commonName ?? ""];
  if (own !== undefined) return { band: own, isReflectance: true, isKnown: true };
  const numbers = names.map((each) => each.toUpperCase()).find((each) => NUMBERS.test(each));
  if (numbers !== undefined) return { band: numbers, isReflectance: false, isKnown: true };
  return { band: asset, isReflectance: false, isKnown: false };
}

/** A computed name: "__proto__" in quotes alone would be no member. */
function key(reference: string): string {
  return `[${javaScriptString(reference)}]`;
}

function sampleOf(input: Input | undefined, { calibration }: LayerBand): string {
  const value = `sample[${javaScriptString(input?.band ?? "")}]`;
  const { scale, offset } = calibration ?? { scale: 1, offset: 0 };
  if (!input || input.isReflectance || (scale === 1 && offset === 0)) return value;
  return `${value} * ${scale} + ${offset}`;
}

function hiddenText({ mask }: LayerMask, { band }: Input): string {
  const test =
    mask.kind === "classes"
      ? `[${mask.hidden.join(", ")}].includes(number)`
      : `number >= 0 && [${mask.bits.join(", ")}].some((bit) => Math.floor(number / 2 ** bit) % 2 === 1)`;
  return `function stored(sample) {
  return sample[${javaScriptString(band)}];
}

// True where the mask hides a pixel.
function hidden(number) {
  return ${test};
}
`;
}
