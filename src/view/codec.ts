import { catalogueAt } from "../config/unlisted.ts";
import { isLocalAddress } from "../http/local-files.ts";
import type { Config } from "../config/types.ts";
import type { Problem } from "../problem/problem.ts";
import { defaultView } from "./default-view.ts";
import { measureParameters, readMeasure } from "./measure-parameters.ts";
import { BrokenParameter, Parameters } from "./parameters.ts";
import { paneParameters, readPanes } from "./pane-parameters.ts";
import { withoutPictures } from "./panes.ts";
import { queryParameters, readQuery } from "./query-parameters.ts";
import { readStepFilter, stepFilterParameters } from "./step-filter.ts";
import type { Camera, View } from "./types.ts";
import { flag, number, oneOf } from "./values.ts";

/** Parameters that a link may name several times. */
const REPEATED = ["collection"];

/**
 * The view as the part of an address behind "#". There and not behind "?", because the fragment never
 * leaves the browser (what a person looks at is private), changes without a request, and keeps clear of
 * the `code` and `state` that a sign-in comes back with.
 */
export function encodeView(view: View): string {
  const parameters: [string, string][] = [["map", cameraText(view.camera)]];
  // What is on this computer is nowhere else: a link has the place alone.
  if (!isLocalAddress(view.catalogue)) {
    parameters.push(["catalogue", view.catalogue]);
    if (view.query !== null) parameters.push(...queryParameters(view.query));
    parameters.push(...stepFilterParameters(view.stepFilter));
    parameters.push(...paneParameters(view.panes));
  }
  if (view.basemap !== null) parameters.push(["basemap", view.basemap]);
  if (view.footprints) parameters.push(["footprints", "1"]);
  parameters.push(...measureParameters(view.measure));
  return parameters.map(([name, value]) => `${name}=${readable(value)}`).join("&");
}

/**
 * The view of an address. Total: whatever the text, there is a view, and a message for each parameter
 * that could not be used.
 * @param text with or without its leading "#"
 */
export function decodeView(text: string, config: Config): { view: View; problems: readonly Problem[] } {
  const parameters = Parameters.parse(text.replace(/^#/, ""), REPEATED);
  const start = defaultView(config);
  const camera = parameters.take("map", readCamera, start.camera);
  const names = parameters.has("catalogue");
  const wanted = parameters.take("catalogue", (id) => known(id, config), null);
  const query = readQuery(parameters);
  const stepFilter = readStepFilter(parameters);
  const panes = readPanes(parameters);
  const basemaps = config.basemaps.map(({ id }) => id);
  const basemap = parameters.take("basemap", (id): string | null => oneOf(id, basemaps, "a basemap"), null);
  const footprints = parameters.take("footprints", flag, false);
  const measure = readMeasure(parameters);
  const problems = parameters.problems();
  const catalogue = wanted ?? start.catalogue;
  const view = { camera, catalogue, query, stepFilter, panes, basemap, footprints, measure };
  // Collection, date and bands mean nothing in another catalogue than the one they were chosen in.
  return { view: wanted === null && names ? placeOf(view, config) : view, problems };
}

/** What is left of a view where its catalogue is not opened: the place, on the map as it is at the start. */
export function placeOf(view: View, config: Config): View {
  const { camera, basemap, footprints, measure } = view;
  return { ...defaultView(config), camera, basemap, footprints, measure, panes: withoutPictures(view) };
}

/** Whether an address says where the map looks. */
export function namesPlace(text: string): boolean {
  return new URLSearchParams(text.replace(/^#/, "")).has("map");
}

/** Whether an address names anything at all; a first visit does not. */
export function isEmptyAddress(text: string): boolean {
  return text.replace(/^#/, "") === "";
}

/** The id of a catalogue; a link may also name one by its address, listed or not. */
function known(text: string, config: Config): string | null {
  if (!/^https?:/i.test(text)) {
    const ids = config.catalogues.map(({ id }) => id);
    return oneOf(text, ids, "a catalogue");
  }
  const named = catalogueAt(text, config);
  if ("refusal" in named) throw new BrokenParameter(`names a catalogue whose address ${named.refusal}`);
  return named.catalogue;
}

/** zoom/lat/lon, with bearing and pitch where the map is turned: the order OpenStreetMap made known. */
function cameraText({ zoom, lat, lon, bearing, pitch }: Camera): string {
  const turned = bearing !== 0 || pitch !== 0 ? [bearing, pitch] : [];
  return [zoom, lat, lon, ...turned].join("/");
}

function readCamera(text: string): Camera {
  const [zoom, lat, lon, bearing = "0", pitch = "0", ...rest] = text.split("/");
  if (zoom === undefined || lat === undefined || lon === undefined || rest.length > 0) {
    throw new BrokenParameter("should be zoom/latitude/longitude");
  }
  return {
    lon: number(lon, -180, 180),
    lat: number(lat, -90, 90),
    zoom: number(zoom, 0, 24),
    bearing: number(bearing, -180, 180),
    pitch: number(pitch, 0, 85),
  };
}

/** Percent-encoding of what an address needs encoded, leaving formulas and coordinates readable. */
function readable(value: string): string {
  // Half a surrogate pair is no text, and encodeURIComponent throws on it.
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, "\uFFFD")).replace(
    /%(?:2C|2F|3A|40|3B|24)/gi,
    decodeURIComponent,
  );
}
