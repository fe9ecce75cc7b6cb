import { featureOf, itemsNamed, type FakeItem, type Manners, type Search } from "./misbehaving-catalogue.ts";
import { json, landing, type Seen } from "./fake-catalogue.ts";

/** A service that does something a STAC API should not, and what a person gets of it all the same. */
export interface Misbehaviour {
  readonly manners: Manners;
  /** What lies behind it: three scenes of three days unless given. */
  readonly items?: readonly FakeItem[];
  /** Clouds are asked for up to 40 %. */
  readonly clouds?: true;
  /** Where scenes are looked for, if not in the usual box. */
  readonly bbox?: readonly [number, number, number, number];
  /** Days of which scenes are found; none where the search fails. */
  readonly dates: number;
  /** The sentence that says what is wrong. */
  readonly says?: RegExp;
}

/** As the fake catalogue calls itself; whatever carries its answers elsewhere puts another address there. */
export const FAKE_HOME = "https://stac.example.org/";
const SEARCH = `${FAKE_HOME}search`;
const THREE = itemsNamed(3);
const CLOUDS = [10, 20, 90].map((cover, index) => ({
  id: `c-${index}`,
  day: `2025-06-0${index + 1}`,
  properties: { "eo:cloud_cover": cover },
}));
/** Two of them on both sides of the antimeridian, ten in Slovenia. */
const FAR_APART: readonly FakeItem[] = [
  { id: "east", day: "2025-06-01", bbox: [178, 51, 179, 52] },
  { id: "west", day: "2025-06-03", bbox: [-179, 51, -178, 52] },
  ...itemsNamed(10, { bbox: [14, 45, 15, 46] }),
];

const asks = ({ parameters }: Search, name: string): boolean => parameters[name] !== undefined;
const isPost = ({ method }: Search): boolean => method === "POST";
/** An answer that may not be read: a failure without the headers of CORS. */
const unreadable = (): Error => new TypeError("Failed to fetch");
const hasNumber = ({ parameters: { filter, query } }: Search): boolean =>
  /\b40\b/.test(JSON.stringify([filter, query]));

/** Requests that are refused although they are promised, pages that lead astray, answers to something else. */
export const BAD_MANNERS: Readonly<Record<string, Misbehaviour>> = {
  "refuses the preflight of POST": {
    manners: { preflight: false },
    dates: 3,
    says: /does not take a search by POST; it is asked by GET/,
  },
  "refuses to sort": {
    manners: { refuses: (search) => (asks(search, "sortby") ? json({}, 400) : undefined) },
    dates: 3,
    says: /offers to sort and then refuses to/,
  },
  "cannot say of clouds that they are unknown": {
    manners: { conformsTo: ["https://api.stacspec.org/v1.0.0/item-search#query"] },
    items: [...CLOUDS, { id: "silent", day: "2025-06-04" }],
    clouds: true,
    dates: 3,
  },
  "drops what does not tell its clouds, as SQL has it": {
    manners: {},
    items: [...CLOUDS, { id: "silent", day: "2025-06-04" }],
    clouds: true,
    dates: 3,
  },
  "refuses a filter in a body": {
    manners: { refuses: (search) => (isPost(search) && asks(search, "filter") ? json({}, 400) : undefined) },
    items: CLOUDS,
    clouds: true,
    dates: 2,
    says: /does not take filters as cql2-json; it is asked by cql2-text/,
  },
  "fails over numbers in a filter": {
    manners: { refuses: (search) => (hasNumber(search) ? json({}, 500) : undefined) },
    items: CLOUDS,
    clouds: true,
    dates: 2,
    says: /does not take filters as cql2-json; it is asked by query, and what that cannot say is filtered here/,
  },
  "behaves as pycsw": {
    manners: {
      refuses: (search) => (asks(search, "sortby") ? json({ description: "column" }, 500) : undefined),
      ignores: ["intersects"],
      answers: firstTenCollections,
    },
    items: FAR_APART,
    bbox: [170, 40, -170, 60],
    dates: 2,
    says: /offers to sort and then refuses to/,
  },
  "behaves as resto": {
    manners: {
      refuses: (search) =>
        asks(search, "sortby") ? (isPost(search) ? unreadable() : json({}, 400)) : undefined,
      next: (_search, offset) => ({ href: `${SEARCH}?offset=${offset}` }),
    },
    items: [...itemsNamed(230), ...itemsNamed(142, { collection: "others" })],
    dates: 30,
    says: /offers to sort and then refuses to/,
  },
  "fails without the headers of CORS": {
    manners: { refuses: unreadable },
    dates: 0,
    says: /can be reached, and its answer to this search may not be read by a page: most likely it failed/,
  },
  "calls its collection by another name": {
    manners: { sends: (items) => items.map((item) => featureOf({ ...item, collection: "C_V2" })) },
    dates: 3,
  },
  "estimates how many match": { manners: { matched: () => 31_415 }, dates: 3 },
  "links to itself by http and another host": {
    manners: {
      answers: ({ url, method }) =>
        url === FAKE_HOME && method === "GET" ? json(linkedElsewhere(landing())) : undefined,
      sends: (items) => items.map((item) => linkedElsewhere(featureOf(item))),
    },
    dates: 3,
  },
  "names the offset of POST in the address only": {
    manners: { next: (_search, offset) => ({ method: "POST", href: `${SEARCH}?offset=${offset}` }) },
    items: itemsNamed(120),
    dates: 30,
  },
  "ignores polygons": {
    manners: { ignores: ["intersects"] },
    items: FAR_APART,
    bbox: [170, 40, -170, 60],
    dates: 2,
  },
  "writes latitudes first, and nothing that tells": {
    manners: { sends: (items) => items.map((item) => withExchangedAxes(item)) },
    dates: 0,
    says: /only if their latitudes stand before their longitudes/,
  },
  "writes latitudes first, and in which zone that is": {
    manners: {
      sends: (items) =>
        items.map((item) => withExchangedAxes({ ...item, properties: { "proj:epsg": 32631 } })),
    },
    dates: 3,
  },
  "ignores dates": {
    manners: { ignores: ["datetime"] },
    items: [...THREE, { id: "old", day: "2019-06-01" }],
    dates: 3,
  },
  "answers with nothing where it does not understand dates": {
    manners: {
      refuses: ({ parameters: { datetime } }) =>
        typeof datetime === "string" && !isInterval(datetime)
          ? json({ type: "FeatureCollection", features: [], links: [] })
          : undefined,
    },
    dates: 3,
  },
  "goes round in circles": {
    manners: { next: () => ({ method: "POST", href: SEARCH, body: { offset: 0 }, merge: true }) },
    items: itemsNamed(120),
    // The newest hundred.
    dates: 25,
    says: /names a page as the next one that has been read already: further pages are missing|repeats scenes/,
  },
  "leads to another server": {
    manners: { next: () => ({ href: "https://elsewhere.example.net/search" }) },
    items: itemsNamed(120),
    dates: 25,
    says: /elsewhere\.example\.net as the next page, where nothing is asked: further pages are missing/,
  },
  // The newest thousand, which all are of one day.
  "has 100,000 items": { manners: {}, items: itemsNamed(100_000), dates: 1 },
};

/** The item with a footprint for its box, latitude first. */
function withExchangedAxes(item: FakeItem): Record<string, unknown> {
  const { bbox: _bbox, ...feature } = featureOf(item);
  const [west, south, east, north] = item.bbox ?? [5, 51, 6, 52];
  const ring = [
    [south, west],
    [south, east],
    [north, east],
    [north, west],
    [south, west],
  ];
  return { ...feature, geometry: { type: "Polygon", coordinates: [ring] } };
}

function isInterval(datetime: string): boolean {
  const ends = datetime.split("/");
  return ends.length === 2 && ends.every((end) => end === ".." || !Number.isNaN(Date.parse(end)));
}

/** Ten of its twelve collections, unless a limit is asked for; no `next`. */
function firstTenCollections({ url }: Seen): Response | undefined {
  const { pathname, searchParams } = new URL(url);
  if (pathname !== "/collections") return undefined;
  const all = Array.from({ length: 12 }, (_, index) => ({ id: index === 11 ? "c" : `other-${index}` }));
  return json({ collections: all.slice(0, Number(searchParams.get("limit") ?? 10)), numberMatched: 12 });
}

function linkedElsewhere(value: unknown): Record<string, unknown> {
  const object = value as Record<string, unknown> & { links?: readonly unknown[] };
  const self = { rel: "self", href: "http://internal.example.net:8080/stac" };
  return { ...object, links: [self, { ...self, rel: "root" }, ...(object.links ?? [])] };
}
