import { plainName } from "./system.ts";

/**
 * Geographic systems of the EPSG register by the plain names of their datums, as GDAL and ArcGIS write them, for
 * definitions without codes. Only datums that lie far from WGS 84: there the way to it matters.
 */
const CODES: Readonly<Record<string, number>> = {
  europeandatum1950: 4230,
  european1950: 4230,
  northamericandatum1927: 4267,
  northamerican1927: 4267,
  osgb1936: 4277,
  ordnancesurveyofgreatbritain1936: 4277,
  amersfoort: 4289,
  reseaunationalbelge1972: 4313,
  belge1972: 4313,
  deutscheshauptdreiecksnetz: 4314,
  militargeographischeinstitut: 4312,
  mgi: 4312,
  pulkovo1942: 4284,
  tokyo: 4301,
  nouvelletriangulationfrancaise: 4275,
  nouvelletriangulationfrancaiseparis: 4807,
  ntf: 4275,
  ch1903: 4149,
  montemario: 4265,
  romamontemario: 4265,
  tm65: 4299,
  ireland1965: 4300,
  southamericandatum1969: 4618,
  southamerican1969: 4618,
  australiangeodeticdatum1966: 4202,
  australian1966: 4202,
  australiangeodeticdatum1984: 4203,
  australian1984: 4203,
  newzealandgeodeticdatum1949: 4272,
  systemoftheunifiedtrigonometricalcadastralnetwork: 4156,
  systemjednotnesitetrigonometrickekatastralni: 4156,
  sjtsk: 4156,
  hungariandatum1972: 4237,
  greekgeodeticreferencesystem1987: 4121,
  ggrs1987: 4121,
};

/** Undefined where the datum is close to WGS 84, or not known. */
export function codeOfDatum(datum: string): number | undefined {
  // The plus of CH1903+ is no letter, and makes it another datum.
  if (/ch1903\s*\+|ch1903_?plus/i.test(datum)) return 4150;
  return CODES[plainName(datum.replace(/^D_/i, ""))];
}
