import { bboxIntersects } from "../../geo/bbox/bbox-intersects.ts";
import type { CatalogueConfig } from "../../config/types.ts";
import { displayUrl, type Problem } from "../../problem/problem.ts";
import type { SearchPage, SearchQuery } from "../types.ts";
import type { Approach } from "./approach.ts";
import { boxOfArea } from "../area.ts";
import { ApiCursor, type ItemAssets, type Trail } from "./cursor.ts";
import { requestKey, withSearch } from "./next-link.ts";
import { exchangedAxes } from "./exchanged-axes.ts";
import { sentConditions } from "./filter-parameters.ts";
import type { FoundItem, ItemPage } from "./page.ts";
import type { PageRequest } from "./page-request.ts";
import { standingsOf } from "./within-query.ts";

/** Pages in a row outside of the area or time: the service ignores it, and has more than can be looked through. */
const MOST_STRAY_PAGES = 10;

interface Asked {
  readonly query: SearchQuery;
  readonly request: PageRequest;
  readonly approach: Approach;
  readonly itemAssets: ItemAssets;
  /** As in `Trail`. */
  readonly lost: PageRequest | undefined;
  /** Undefined for the first page. */
  readonly before: Trail | undefined;
}

/** A page without what was not asked for, and with where the search goes on, or why it does not. */
export function checkedPage(catalogue: CatalogueConfig, page: ItemPage, asked: Asked): SearchPage {
  const { query, request, approach, itemAssets, lost, before } = asked;
  const collections = before?.collections ?? namesOf(page.found, query.collections);
  const known = page.found.filter(({ scene }) => collections.has(scene.collection));
  const standings = standingsOf(known, query, sentConditions(query.where, approach.filter));
  // What lies in the box that was asked for was asked for, although not all of it is wanted.
  const asAsked =
    approach.area === "bbox"
      ? standingsOf(known, { ...query, area: boxOfArea(query.area), where: [] }, [])
      : standings;
  const matching = known.filter((_, index) => asAsked.of[index] !== "elsewhere");
  const inside = known.filter((_, index) => standings.of[index] === "inside");
  const strays = page.found.length - matching.length;
  const strayPages = matching.length === 0 && strays > 0 ? (before?.strayPages ?? 0) + 1 : 0;
  const isLost =
    before?.trusted === true && (known.length < page.found.length || (strays > 0 && matching.length === 0));
  const trail: Omit<Trail, "request"> = {
    approach,
    itemAssets,
    ...(lost === undefined ? {} : { lost }),
    collections,
    asked: new Set([...(before?.asked ?? []), requestKey(request)]),
    trusted: before?.trusted ?? strays === 0,
    strayPages,
  };
  const exchanged = exchangedAxes(catalogue, known, query.area);
  const { matched } = page;
  const next = page.next && lost ? withSearch(page.next, lost) : page.next;
  const reason = isLost
    ? "answered the next page with scenes that were not asked for"
    : next && reasonToStop(next, request, trail);
  return {
    scenes: inside.map(({ scene }) => scene),
    problems: exchanged ? [...page.problems, exchanged] : page.problems,
    ...(matched === undefined ? {} : { matched }),
    ...(inside.length === page.found.length ? {} : { leftOut: page.found.length - inside.length }),
    ...(approach.sort ? {} : { unsorted: true as const }),
    ...(standings.filteredHere ? { filteredHere: true as const } : {}),
    ...(reason === undefined ? {} : { incomplete: incomplete(catalogue, reason, next ?? request) }),
    ...(next && reason === undefined
      ? { next: new ApiCursor(catalogue.id, { ...trail, request: next }) }
      : {}),
  };
}

/**
 * Whether a page was found without a look at the outline: most of it lies beyond the box around it, where no outline of an
 * item that meets it can lie.
 */
export function ignoresOutline({ found }: ItemPage, query: SearchQuery, approach: Approach): boolean {
  if (approach.area !== "intersects") return false;
  const box = boxOfArea(query.area);
  return found.filter(({ scene }) => !bboxIntersects(scene.bbox, box)).length * 2 > found.length;
}

/** The names asked for, and where no item has one of them, those that the service gives instead. */
function namesOf(found: readonly FoundItem[], asked: readonly string[]): ReadonlySet<string> {
  const given = new Set(found.map(({ scene }) => scene.collection));
  return asked.some((name) => given.has(name)) ? new Set(asked) : new Set([...asked, ...given]);
}

/** Why a `next` link is not followed. */
function reasonToStop(
  next: PageRequest,
  request: PageRequest,
  { asked, strayPages }: Omit<Trail, "request">,
): string | undefined {
  if (asked.has(requestKey(next))) return "names a page as the next one that has been read already";
  if (new URL(next.url).origin !== new URL(request.url).origin) {
    // The person agreed to ask this server.
    return `names an address on ${new URL(next.url).host} as the next page, where nothing is asked`;
  }
  if (strayPages < MOST_STRAY_PAGES) return undefined;
  return `has answered ${strayPages} pages in a row with scenes of other places or times`;
}

function incomplete({ title }: CatalogueConfig, reason: string, { url }: PageRequest): Problem {
  return {
    kind: "server",
    message: `${title} ${reason}: further pages are missing.`,
    advice: "What was found is shown. A smaller area or a shorter time may fit on one page.",
    url: displayUrl(url),
  };
}
