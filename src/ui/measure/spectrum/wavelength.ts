import { messages } from "../../messages.ts";
import { roundTicks } from "../chart/scales.ts";

const text = messages.spectrum;
const NM_PER_MICROMETRE = 1000;
/** From so many times the shortest wavelength on, equal steps would press the visible bands together. */
const MOST_LINEAR = 8;
/** Beyond this, thermal bands are called by micrometres. */
const MOST_NANOMETRES = 3000;
const LOG_UNITS = 1000;
const LOG_TICKS_NM = [400, 500, 600, 800, 1000, 1500, 2000, 3000, 5000, 8000, 12_000, 20_000];

/** How wavelengths lie on their axis. */
export interface WavelengthAxis {
  /** Where a wavelength of micrometres lies, in units of the axis. */
  readonly at: (wavelength: number) => number;
  /** Wavelengths with a number, micrometres. */
  readonly ticks: (most: number) => readonly number[];
  readonly from: number;
  readonly to: number;
}

/** Nanometres in equal steps; by their logarithm where thermal bands are shown beside visible ones. */
export function wavelengthAxis(wavelengths: readonly number[]): WavelengthAxis {
  const [low, high] = [Math.min(...wavelengths), Math.max(...wavelengths)];
  const isLinear = high <= low * MOST_LINEAR;
  const at = (wavelength: number): number => {
    const nanometres = wavelength * NM_PER_MICROMETRE;
    return isLinear ? nanometres : Math.log10(nanometres) * LOG_UNITS;
  };
  const ticks = (most: number): readonly number[] => {
    const nanometres = isLinear
      ? roundTicks(low * NM_PER_MICROMETRE, high * NM_PER_MICROMETRE, most)
      : LOG_TICKS_NM.filter((_, index) => index % Math.ceil(LOG_TICKS_NM.length / most) === 0);
    return nanometres.map((each) => each / NM_PER_MICROMETRE);
  };
  return { at, ticks, from: at(low), to: at(high) };
}

/** "665 nm", "10.9 µm" */
export function wavelengthText(wavelength: number): string {
  const nanometres = Math.round(wavelength * NM_PER_MICROMETRE);
  return nanometres <= MOST_NANOMETRES
    ? text.nanometres(String(nanometres))
    : text.micrometres(wavelength.toFixed(1));
}
