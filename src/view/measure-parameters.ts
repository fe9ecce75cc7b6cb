import { DEFAULT_OPTIONS } from "../measure/defaults.ts";
import { DamagedLink } from "../measure/link/byte-reader.ts";
import { decodePlaces, encodePlaces } from "../measure/link/places-code.ts";
import type {
  MeasureOptions,
  MeasureTab,
  MeasureView,
  Place,
  SeasonShares,
  SecondQuantity,
  SmoothingOptions,
} from "../measure/types.ts";
import { BrokenParameter, type Parameters } from "./parameters.ts";
import { readFormula } from "./recipe-parameters.ts";
import { flag, number, numbers, words } from "./values.ts";

const TABS: readonly MeasureTab[] = ["season", "years", "table", "spectrum"];
/** Pixels; more is read as this. */
const MAX_DILATION = 20;

/** What is measured as parameters; what is as it is unless told otherwise is left out. */
export function measureParameters({ places, chosen, tab, options }: MeasureView): [string, string][] {
  const parameters: [string, string][] = [];
  const text = places.length === 0 ? null : encodePlaces(places);
  if (text !== null) {
    parameters.push(["places", text]);
    // Links number their places, because ids mean nothing elsewhere.
    const positions = chosen.flatMap((id) => places.findIndex((place) => place.id === id) + 1 || []);
    if (positions.join() !== places.map((_, index) => index + 1).join())
      parameters.push(["chosen", positions.length === 0 ? "none" : positions.join(",")]);
  }
  if (tab !== null) parameters.push(["tab", tab]);
  return [...parameters, ...optionParameters(options)];
}

/** Whether a link can hold the places; where not, they are handed on as a file. */
export function linkHoldsPlaces({ places }: Pick<MeasureView, "places">): boolean {
  return encodePlaces(places) !== null;
}

export function readMeasure(parameters: Parameters): MeasureView {
  const places = parameters.take("places", readPlaces, []);
  const all = places.map(({ id }) => id);
  const chosen = parameters.take("chosen", (text) => readChosen(text, all), all);
  const tab = parameters.take("tab", (text): MeasureTab | null => readTab(text), null);
  return { places, chosen, tab, options: readOptions(parameters) };
}

function optionParameters(options: MeasureOptions): [string, string][] {
  const { statistic, touched, maskDilation, minimumValidShare, smoothing, seasonShares, years, second } =
    options;
  const usual = DEFAULT_OPTIONS;
  const parameters: [string, string][] = [];
  const add = (name: string, value: string, usually: string): void => {
    if (value !== usually) parameters.push([name, value]);
  };
  add("statistic", statistic, usual.statistic);
  add("touched", touched ? "1" : "0", "0");
  add("dilate", String(maskDilation), String(usual.maskDilation));
  add("share", String(minimumValidShare), String(usual.minimumValidShare));
  add("smooth", smoothingText(smoothing), smoothingText(usual.smoothing));
  add("season", sharesText(seasonShares), sharesText(usual.seasonShares));
  add("year", years.seasonStart, usual.years.seasonStart);
  add("second", second?.expression ?? "", "");
  add("secondtitle", second?.title ?? "", "");
  return parameters;
}

function readOptions(parameters: Parameters): MeasureOptions {
  const usual = DEFAULT_OPTIONS;
  return {
    statistic: parameters.take("statistic", readStatistic, usual.statistic),
    touched: parameters.take("touched", flag, usual.touched),
    maskDilation: parameters.take("dilate", (text) => whole(text, 0, MAX_DILATION), usual.maskDilation),
    minimumValidShare: parameters.take("share", (text) => number(text, 0, 1), usual.minimumValidShare),
    smoothing: parameters.take("smooth", readSmoothing, usual.smoothing),
    seasonShares: parameters.take("season", readShares, usual.seasonShares),
    years: { seasonStart: parameters.take("year", readMonthDay, usual.years.seasonStart) },
    second: readSecond(parameters),
  };
}

function readSecond(parameters: Parameters): SecondQuantity | null {
  const expression = parameters.take("second", readFormula, "");
  const title = parameters.take("secondtitle", (text) => words(text), "");
  return expression === "" ? null : { title, expression };
}

function readPlaces(text: string): readonly Place[] {
  try {
    return decodePlaces(text);
  } catch (error) {
    if (!(error instanceof DamagedLink)) throw error;
    throw new BrokenParameter(error.message);
  }
}

function readChosen(text: string, ids: readonly string[]): readonly string[] {
  if (text === "none") return [];
  const positions = text.split(",").map((each) => whole(each, 1, Math.max(1, ids.length)));
  return [...new Set(positions)].flatMap((position) => ids[position - 1] ?? []);
}

function readTab(text: string): MeasureTab {
  const tab = TABS.find((known) => known === text);
  if (tab === undefined) throw new BrokenParameter(`should be one of ${TABS.join(", ")}`);
  return tab;
}

function readStatistic(text: string): MeasureOptions["statistic"] {
  if (text === "mean" || text === "median") return text;
  throw new BrokenParameter("should be mean or median");
}

function smoothingText(smoothing: SmoothingOptions): string {
  if (smoothing.kind === "none") return "none";
  return smoothing.kind === "whittaker"
    ? `whittaker,${smoothing.lambda}`
    : `savitzky-golay,${smoothing.window},${smoothing.degree}`;
}

function readSmoothing(text: string): SmoothingOptions {
  const [kind, first = "", second = "", ...more] = text.split(",");
  if (text === "none") return { kind: "none" };
  if (kind === "whittaker" && second === "") return { kind, lambda: number(first, 1e-3, 1e9) };
  if (kind === "savitzky-golay" && more.length === 0) {
    const window = whole(first, 3, 365);
    if (window % 2 === 0) throw new BrokenParameter("should have an odd window");
    return { kind, window, degree: whole(second, 0, Math.min(6, window - 1)) };
  }
  throw new BrokenParameter("should be none, whittaker,LAMBDA or savitzky-golay,DAYS,DEGREE");
}

function sharesText({ start, end }: SeasonShares): string {
  return `${start},${end}`;
}

function readShares(text: string): SeasonShares {
  const [start = 0, end = 0] = numbers(text, 2).map((share) => number(String(share), 0, 1));
  return { start, end };
}

function readMonthDay(text: string): string {
  const isDay = /^\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`2024-${text}T00:00:00Z`));
  if (!isDay || new Date(`2024-${text}T00:00:00Z`).toISOString().slice(5, 10) !== text)
    throw new BrokenParameter("should be a month and a day, like 10-01");
  return text;
}

function whole(text: string, low: number, high: number): number {
  const value = number(text, low, high);
  if (!Number.isInteger(value)) throw new BrokenParameter("should be a whole number");
  return value;
}
