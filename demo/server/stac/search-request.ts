import type { Geometry } from "geojson";
import type { Condition } from "../../../src/catalogue/filter/types.ts";
import { isObject } from "../http/body.ts";
import { badRequest } from "../http/failure.ts";
import type { FieldSelection } from "./fields.ts";
import { parseFieldList, parseFields } from "./fields.ts";
import { conditionsOf } from "./filter/condition.ts";
import type { SortKey } from "./sort.ts";
import { parseSort, parseSortList } from "./sort.ts";

/** An item search as both methods ask for it, checked for form only. */
export interface SearchRequest {
  readonly limit: number;
  /** Items to leave out: how many the pages before this one held. */
  readonly offset: number;
  readonly bbox?: readonly number[];
  readonly intersects?: Geometry;
  readonly datetime?: string;
  readonly collections?: readonly string[];
  readonly ids?: readonly string[];
  /** All must hold. */
  readonly conditions: readonly Condition[];
  readonly sort: readonly SortKey[];
  readonly fields?: FieldSelection;
}

const defaultLimit = 10;
/** OGC API Features: a limit above the server's is not an error, it is lowered. */
const highestLimit = 1000;

/** @throws RequestFailure with 400. */
export function requestFromQuery(query: URLSearchParams): SearchRequest {
  const text = (name: string): string | undefined => query.get(name) || undefined;
  const list = (name: string): string[] | undefined => text(name)?.split(",");
  const body: Record<string, unknown> = {
    limit: text("limit"),
    token: text("token"),
    bbox: list("bbox")?.map(Number),
    intersects: json(text("intersects"), "intersects"),
    datetime: text("datetime"),
    collections: list("collections"),
    ids: list("ids"),
    filter: text("filter"),
    "filter-lang": text("filter-lang"),
    query: json(text("query"), "query"),
    "filter-crs": text("filter-crs"),
  };
  const sortby = text("sortby");
  const fields = text("fields");
  return {
    ...requestFromBody(Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))),
    ...(sortby === undefined ? {} : { sort: parseSortList(sortby) }),
    ...(fields === undefined ? {} : { fields: parseFieldList(fields) }),
  };
}

/** @throws RequestFailure with 400. */
export function requestFromBody(body: Readonly<Record<string, unknown>>): SearchRequest {
  const { bbox, intersects, datetime } = body;
  if (bbox !== undefined && intersects !== undefined) {
    throw badRequest("Give either bbox or intersects, not both.");
  }
  const crs = body["filter-crs"];
  if (crs !== undefined && !(typeof crs === "string" && crs.endsWith("/CRS84"))) {
    throw badRequest("filter-crs: only http://www.opengis.net/def/crs/OGC/1.3/CRS84 is supported.");
  }
  if (datetime !== undefined && typeof datetime !== "string") throw badRequest("datetime must be a text.");
  if (intersects !== undefined && !isObject(intersects)) {
    throw badRequest("intersects must be a GeoJSON geometry.");
  }
  const collections = textList(body["collections"], "collections");
  const ids = textList(body["ids"], "ids");
  return {
    limit: limitOf(body["limit"]),
    offset: offsetOf(body["token"]),
    ...(bbox === undefined ? {} : { bbox: bboxOf(bbox) }),
    ...(intersects === undefined ? {} : { intersects: intersects as unknown as Geometry }),
    ...(datetime === undefined ? {} : { datetime }),
    ...(collections === undefined ? {} : { collections }),
    ...(ids === undefined ? {} : { ids }),
    conditions: conditionsOf(body),
    sort: body["sortby"] === undefined ? [] : parseSort(body["sortby"]),
    ...(body["fields"] === undefined ? {} : { fields: parseFields(body["fields"]) }),
  };
}

/** What `next` links carry to say where a page starts. */
export function pageToken(offset: number): string {
  return `after-${offset}`;
}

function offsetOf(token: unknown): number {
  if (token === undefined) return 0;
  const match = typeof token === "string" ? /^after-(\d{1,9})$/.exec(token) : null;
  if (match === null) throw badRequest("token: this is not one that a next link of this API carried.");
  return Number(match[1]);
}

function limitOf(value: unknown): number {
  if (value === undefined || value === null) return defaultLimit;
  const limit = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof limit !== "number" || !Number.isInteger(limit) || limit < 1) {
    throw badRequest("limit must be a whole number from 1.");
  }
  return Math.min(limit, highestLimit);
}

function bboxOf(value: unknown): readonly number[] {
  const numbers = Array.isArray(value) ? (value as unknown[]) : [];
  if (
    !(numbers.length === 4 || numbers.length === 6) ||
    !numbers.every((one): one is number => typeof one === "number" && Number.isFinite(one))
  ) {
    throw badRequest("bbox must be four or six numbers: west, south, [lowest,] east, north[, highest].");
  }
  const half = numbers.length / 2;
  if ((numbers[1] ?? 0) > (numbers[half + 1] ?? 0)) throw badRequest("bbox: south lies north of north.");
  return numbers;
}

function textList(value: unknown, name: string): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || !value.every((one): one is string => typeof one === "string")) {
    throw badRequest(`${name} must be a list of texts.`);
  }
  return value;
}

function json(text: string | undefined, name: string): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(`${name} is not valid JSON.`);
  }
}
