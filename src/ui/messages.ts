import { formatCount } from "./format.ts";
import { account } from "./messages/account.ts";
import { about } from "./messages/about.ts";
import { area } from "./messages/area.ts";
import { composite } from "./messages/composite.ts";
import { conditions } from "./messages/conditions.ts";
import { elsewhere } from "./messages/elsewhere.ts";
import { layer } from "./messages/layer.ts";
import { local } from "./messages/local.ts";
import { measure } from "./messages/measure.ts";
import { myPlaces } from "./messages/my-places.ts";
import { plural } from "./messages/plural.ts";
import { recipeCode } from "./messages/recipe-code.ts";
import { empty, search } from "./messages/search.ts";
import { where } from "./messages/where.ts";
import { spectrum } from "./messages/spectrum.ts";

/** What the interface says of itself, in one place. What went wrong is said where it is found, as a `Problem`. */
export const messages = {
  product: "Revisit",
  close: "Close",
  dismiss: "Dismiss",
  copy: "Copy",
  copied: "Copied",
  none: "–",
  skipToMap: "Skip to the map",

  map: {
    map: "Map",
    keys: "Shift and the arrow keys move the map, plus and minus zoom, N turns it north.",
    attribution: "Sources of map and data",
    scale: (distance: string) => `Scale: ${distance}`,
  },

  header: {
    label: "Catalogue, layer and account",
    catalogue: "Catalogue",
    layer: "Layer",
    share: "Share",
    account: "Account",
    signIn: "Sign in",
    signedIn: (name: string) => `Account: signed in as ${name}`,
    synthetic: "Synthetic data",
    syntheticWhy: "These scenes were computed, not observed. They are here to try the tool.",
    masked: "mask on",
    unlisted: "From another site",
    unlistedWhy: (host: string) =>
      `This catalogue is not one of this site's. What it shows is the responsibility of ${host}. It is read without signing in.`,
  },

  unlisted: {
    detail: "From another site · no sign-in",
    open: "Open another catalogue…",
    openFiles: "Open files of this computer…",
    addressTitle: "Open another catalogue",
    address: "Address of a STAC catalogue",
    addressHint:
      "The landing page of an API, such as https://stac.example.org/v1, or a catalogue, collection or item: …/catalog.json",
    addressRefused: (refusal: string) => `This address ${refusal}.`,
    noAddress: "Enter the address of a STAC catalogue.",
    go: "Continue",
    cancel: "Cancel",
    title: "Open a catalogue from another site?",
    leadLink: "The link leads to a catalogue on",
    leadPerson: "The address leads to a catalogue on",
    whose: (host: string) =>
      `It is not one of this site's catalogues. What it shows is the responsibility of ${host}.`,
    anonymous:
      "It is opened without signing in: no password, token or cookie is sent to it, or to where its files are.",
    seen: "It learns your network address and what you search for, as with any page you visit.",
    agree: "Open",
    again: "Try again",
    refuse: "Do not open",
    asking: (host: string) => `Asking ${host}…`,
    refused: (host: string) => `${host} was not opened, and nothing was asked of it.`,
    refusedAdvice: "To open it after all, choose “Open another catalogue…” in the list of catalogues.",
    policy: "The server of this site sends a Content-Security-Policy that allows its own catalogues only.",
    policyAdvice: "Whoever runs this site can print the one that allows others with `npm run policy`.",
  },

  panel: {
    label: "Search and layer",
    search: "Search",
    layer: "Layer",
    hide: "Hide the panel",
  },

  local,
  search,
  where,
  area,
  empty,
  measure,
  myPlaces,
  spectrum,
  scene: {
    cloud: (percent: number) => `${Math.round(percent)} % cloud`,
    clear: (percent: number) => `${Math.round(percent)} % clear`,
    cloudsUnknown: "clouds unknown",
    tiles: (count: number) => plural(count, "tile", "tiles"),
    detailsOf: (name: string) => `Details of ${name}`,
    acquired: "Acquired",
    platform: "Platform",
    tile: "Tile",
    cloudCover: "Cloud cover",
    noData: "Without data",
    id: "Id",
    collection: "Collection",
    item: "STAC item",
    assets: "Assets",
    copyAddress: (asset: string) => `Copy the address of ${asset}`,
    needsSignIn: "sign-in needed",
    json: "JSON",
    properties: "All properties",
    noItem: "The catalogue does not say where this item can be read by itself.",
    copyItemAddress: "Copy the address of the item",
    copyJson: "Copy the JSON",
    loadingItem: "Reading the item…",
  },

  layer,
  composite,
  conditions,

  legend: {
    label: "Legend",
    low: "Lowest value of the colours",
    high: "Highest value of the colours",
    classes: "Classes",
    reading: "Reading…",
    noData: "No data here",
    masked: "hidden by the mask",
    dn: "DN",
    value: "Value under the pointer",
    histogram: (place: string | null, of: string) => `Histogram of ${place ?? "the view"}. ${of}`,
    histogramOf: "Histogram of",
    ofView: "The view",
    showHistogram: "Histogram",
    highlightFrom: "Highlight values from",
    highlightTo: "Highlight values up to",
    notHighlighted: "no values highlighted",
    within: (percent: string) => `${percent} of the values highlighted`,
    highlightEnd: "End the highlighting",
    channels: ["Red", "Green", "Blue"],
    spread: (min: string, median: string, max: string) => `Lowest ${min}, median ${median}, highest ${max}.`,
    valued: (percent: string) => `${percent} of the pixels have a value.`,
    stretch: "2–98 %",
    stretchWhy: "Spread the colours over the values in view, without the lowest and the highest 2 %",
  },

  timeline: {
    label: "Timeline",
    slider: "Date on the map",
    controls: "Playing",
    play: "Play",
    pause: "Pause",
    previous: "Previous date",
    next: "Next date",
    loop: "Repeat",
    perSecond: (rate: number) => `${rate} /s`,
    speedOf: (rate: number) => `Speed: up to ${rate} dates a second`,
    empty: "Dates appear here after a search.",
    ready: (ready: number, all: number) => `${formatCount(ready)} of ${formatCount(all)} ready`,
    density: "Steps: scenes of the catalogue, most of them not loaded",
    key: "Bar: clear share of the tiles · line: ready to show",
    position: (index: number, count: number) => `${index + 1} of ${count}`,
    failed: "This date could not be drawn.",
    nothingHere: (day: string) => `No data here on ${day}.`,
    allMasked: (day: string) => `All that is here on ${day} is hidden by the mask.`,
    waitingFor: (day: string) => `Loading ${day}…`,
    states: {
      idle: "not loaded yet",
      loading: "loading",
      ready: "ready",
      empty: "no data here",
      masked: "all masked",
      failed: "could not be drawn",
    },
    announce: (day: string, index: number, count: number) => `${day}, ${index + 1} of ${count}`,
  },

  tools: {
    label: "Map tools and legend",
    move: "Move the map",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    fit: "Go to the results",
    footprints: "Footprints",
    measure: "Measure places through time",
  },

  share: {
    title: "Share this view",
    why: "Whoever opens the link sees this place, search, date and layer. It holds no password or token.",
    signedIn: "These files need a sign-in: the other person signs in first and lands on this view.",
    unlisted: (host: string) =>
      `${host} is not one of this site's catalogues: the other person is asked before it is opened.`,
    link: "Link",
    embed: "Embed in a page",
    saveAs: "Save as a file: PNG, GeoTIFF…",
    failed: "The browser did not allow copying. Select the text and copy it yourself.",
  },

  account,
  check: {
    title: "Check this service",
    why: "Asks the service what it lets this page do: signing in, reading, ranges.",
    nothing: "Search a collection first: the check needs one of its files.",
    passThrough:
      "Files of this catalogue are read through this site's own server. The check asks the service directly.",
    start: "Check",
    again: "Check again",
    cancel: "Cancel",
    asking: (host: string) => `Asking ${host}…`,
    cancelled: "The check was stopped.",
    done: "The check is complete.",
    outcomes: { allowed: "Works", refused: "Does not work", unknown: "Not known" },
  },

  notices: {
    label: "Messages",
    more: (count: number) => `${count} more`,
    fewer: "Show fewer",
    times: (count: number) => `${formatCount(count)} times`,
    clear: "Dismiss all",
    kinds: {
      "sign-in": "Sign-in",
      rights: "Rights",
      cors: "Cross-origin access",
      range: "Byte ranges",
      format: "Format",
      unsupported: "Not supported",
      crs: "Coordinate system",
      missing: "Not found",
      changed: "File changed",
      limit: "Too large",
      graphics: "Graphics",
      recipe: "Layer",
      server: "Service",
      network: "Network",
      configuration: "Configuration",
    },
  },

  hints: {
    title: "Three things to try",
    play: "Press space to watch the season.",
    playByFinger: "Press play to watch the season.",
    ends: "Drag the ends of the legend: the map recolours at once.",
    value: "Point at a field for its exact value, and mark it for its curve through the season.",
    valueByFinger: "Tap a field for its exact value; hold it for its curve through the season.",
    curve: "Mark a field",
    done: "Got it",
  },

  about,
  elsewhere,
  recipeCode,

  fatal: {
    title: "Revisit cannot start",
    configuration: "There is a mistake in the configuration.",
    where: "The person who runs this site can put it right in config.json.",
    reload: "Reload",
  },
} as const;
