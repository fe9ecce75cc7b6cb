import { plural } from "./plural.ts";

/** All bands of a place on one date, by wavelength. */
export const spectrum = {
  tab: "Spectrum",
  label: (place: string) => `Spectrum of ${place}`,
  how: "Left and right arrows go through the bands, up and down through the dates.",
  place: "Place",
  date: "Date",
  keep: "Keep this date",
  kept: (day: string) => `Leave out ${day}`,
  keepHint: "Kept dates stay in the chart while you go on to others.",
  axis: "Wavelength",
  band: "Band",
  nanometres: (wavelength: string) => `${wavelength} nm`,
  micrometres: (wavelength: string) => `${wavelength} µm`,
  about: (wavelength: string) => `about ${wavelength}`,
  assumed:
    "“About”: the item tells no wavelength, so it is the middle of what the band's common name stands for.",
  otherUnit: (bands: string) => `Of another unit, and so in the table only: ${bands}.`,
  none: (day: string) => `${day}: its bands tell no wavelengths.`,
  reading: (days: string) => `Reading ${days}…`,
  stop: "Stop",
  stopped: (days: string) => `Stopped before ${days} was read.`,
  goOn: "Go on",
  failed: (count: number) => `${plural(count, "band", "bands")} could not be read.`,
  retry: "Try again",
  notRead: "not read",
  noPixel: "no valid pixel",
  point: (day: string, band: string, wavelength: string, value: string) =>
    `${day}, ${band}, ${wavelength}: ${value}`,
} as const;
