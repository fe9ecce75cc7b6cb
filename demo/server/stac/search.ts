import { badRequest } from "../http/failure.ts";
import type { LibraryItem } from "../library/item.ts";
import type { Library } from "../library/library.ts";
import { compileFilter } from "./filter/cql2.ts";
import { shape, shapeOfBox } from "../../../src/geo/shape.ts";
import type { Shape } from "../../../src/geo/shape.ts";
import { parseInterval } from "./instant.ts";
import { intersects } from "../../../src/geo/shapes-intersect.ts";
import type { SearchRequest } from "./search-request.ts";
import { sorted } from "./sort.ts";

export interface SearchResult {
  readonly page: readonly LibraryItem[];
  readonly matched: number;
  /** Where the next page starts; absent on the last. */
  readonly nextOffset?: number;
}

type Test = (item: LibraryItem) => boolean;

/** @throws RequestFailure with 400 for a condition that makes no sense. */
export function search(library: Library, request: SearchRequest): SearchResult {
  const tests = testsOf(request);
  const matching = library.items.filter((item) => tests.every((test) => test(item)));
  const end = request.offset + request.limit;
  return {
    page: sorted(matching, request.sort).slice(request.offset, end),
    matched: matching.length,
    ...(end < matching.length ? { nextOffset: end } : {}),
  };
}

/** One test for each condition, the cheap ones first. */
function testsOf(request: SearchRequest): readonly Test[] {
  const tests: Test[] = [];
  if (request.ids !== undefined) {
    const ids = new Set(request.ids);
    tests.push(({ document }) => ids.has(document.id));
  }
  if (request.collections !== undefined) {
    const collections = new Set(request.collections);
    tests.push(({ collection }) => collections.has(collection));
  }
  if (request.datetime !== undefined) {
    const { start, end } = parseInterval(request.datetime);
    tests.push((item) => item.start <= end && item.end >= start);
  }
  tests.push(...request.conditions.map(compileFilter));
  const area = areaOf(request);
  if (area !== undefined) tests.push((item) => intersects(item.shape, area));
  return tests;
}

function areaOf({ bbox, intersects: geometry }: SearchRequest): Shape | undefined {
  if (bbox !== undefined) return shapeOfBox(bbox);
  if (geometry === undefined) return undefined;
  try {
    return shape(geometry);
  } catch {
    throw badRequest("intersects is not a valid GeoJSON geometry.");
  }
}
