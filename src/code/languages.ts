import { Inexpressible } from "./dialects/print.ts";
import { evalscript } from "./languages/evalscript.ts";
import { gdal } from "./languages/gdal.ts";
import { odcStac } from "./languages/odc-stac.ts";
import { openeoJson, openeoPython } from "./languages/openeo.ts";
import { pythonItems } from "./languages/python-items.ts";
import { pythonSearchCode } from "./languages/python-search.ts";
import { qgisCalculator } from "./languages/qgis-calculator.ts";
import { rTerra } from "./languages/r-terra.ts";
import { titiler } from "./languages/titiler.ts";
import type { Code, CodeOptions, Grid, Layer } from "./types.ts";

interface Language {
  readonly title: string;
  readonly write: (layer: Layer, options: CodeOptions) => Code;
  /** Of all dates that are found; otherwise of the one on the map. */
  readonly isOfAllDates?: true;
  /** Whether it is told what to make of them. */
  readonly hasOutput?: true;
}

/** By ids, in the order in which they are offered. */
export const LANGUAGES = {
  "python-items": { title: "Python: rasterio, this date", write: pythonItems },
  "python-search": {
    title: "Python: pystac-client and rasterio, all dates",
    write: pythonSearchCode,
    isOfAllDates: true,
  },
  "odc-stac": { title: "Python: odc-stac, all dates", write: odcStac, isOfAllDates: true },
  r: { title: "R: rstac and terra, all dates", write: rTerra, isOfAllDates: true },
  gdal: { title: "GDAL: command line, this date", write: gdal },
  qgis: { title: "QGIS: raster calculator, this date", write: qgisCalculator },
  titiler: { title: "TiTiler: addresses, this date", write: titiler },
  evalscript: { title: "Sentinel Hub: evalscript V3", write: evalscript, isOfAllDates: true },
  "openeo-json": { title: "openEO: process graph", write: openeoJson, hasOutput: true, isOfAllDates: true },
  "openeo-python": {
    title: "openEO: Python client",
    write: openeoPython,
    hasOutput: true,
    isOfAllDates: true,
  },
} as const satisfies Readonly<Record<string, Language>>;

export type LanguageId = keyof typeof LANGUAGES;

export function hasOutput(language: LanguageId): boolean {
  const chosen: Language = LANGUAGES[language];
  return chosen.hasOutput === true;
}

/** The pixels of what a language makes. */
export function gridOfCode(language: LanguageId, layer: Layer): Grid {
  const chosen: Language = LANGUAGES[language];
  return chosen.isOfAllDates ? layer.gridOfAll : layer.grid;
}

/** The layer in one language, or, where the language cannot say a part of it, no text and which part. */
export function codeOf(language: LanguageId, layer: Layer, options: CodeOptions): Code {
  try {
    return LANGUAGES[language].write(layer, options);
  } catch (error) {
    if (!(error instanceof Inexpressible)) throw error;
    return { text: "", extension: "txt", notes: [cannotSay(error.operation)] };
  }
}

function cannotSay(part: string): string {
  return `This language cannot say a part of the layer: ${part}. Choose another one.`;
}
