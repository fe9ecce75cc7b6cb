import type { Abilities, FilterLanguage } from "./landing.ts";
import type { Refusal } from "./refusal-kind.ts";

/** One way to put a query to an API. */
export interface Approach {
  readonly method: "POST" | "GET";
  /** Undefined: conditions are tested here, after the answer. */
  readonly filter: FilterLanguage | undefined;
  /** Whether the newest are asked for first. */
  readonly sort: boolean;
  /** Items per page. */
  readonly limit: number;
  /** How an outline is asked for; undefined where the search has none. */
  readonly area?: AreaParameter | undefined;
}

/** The outline itself, or the box around it: what lies outside is then left out here. */
export type AreaParameter = "intersects" | "bbox";

/** What a search asks for beyond what every service can do. */
export interface Demands {
  /** Those accepted that can say something of the conditions; none where there are no conditions. */
  readonly languages: readonly FilterLanguage[];
  /** An area that is no box. */
  readonly outline: boolean;
}

/** What a service takes: what it promised, less what it has refused. */
export interface Accepted extends Pick<Abilities, "methods" | "filters" | "sortable"> {
  /** Largest first. */
  readonly limits: readonly number[];
  readonly areas: readonly AreaParameter[];
}

export interface Attempt {
  readonly approach: Approach;
  readonly refusal: Refusal;
}

/**
 * A page of 100 Landsat items is some 2.5 MB; smaller pages cost more round trips than they save. Services
 * that run out of time or memory with that many have been seen to answer 20.
 */
const LIMITS = [100, 20] as const;

/** Ways tried for one search; a service that refuses that many is told apart from one with a quirk. */
const MOST_ATTEMPTS = 8;
/** Refusals without a reason in a row; then the plainest question shows whether anything is answered. */
const MOST_UNEXPLAINED = 3;
/** Answers to one method that may not be read; then its preflight is what fails. */
const MOST_UNREADABLE = 2;
/** A service that does not answer in time is waited for once more, with a smaller page. */
const MOST_TIMEOUTS = 2;

/** What each step down costs: a sorted list is missed least, a whole page most. */
const COST = { sort: 1, area: 1.05, filter: 1.1, method: 1.5, unfiltered: 2.2, limit: 3 };

export function promised({ methods, filters, sortable }: Abilities): Accepted {
  return { methods, filters, sortable, limits: LIMITS, areas: ["intersects", "bbox"] };
}

/**
 * The next way to ask, the best at first: one step simpler than what was refused, in the order of what is
 * missed least. Undefined where nothing simpler is left, or where no simpler way would help.
 */
export function nextApproach(
  accepted: Accepted,
  demands: Demands,
  attempts: readonly Attempt[],
): Approach | undefined {
  if (attempts.length >= MOST_ATTEMPTS || attempts.at(-1)?.refusal === "final") return undefined;
  if (attempts.filter(({ refusal }) => refusal === "late").length >= MOST_TIMEOUTS) return undefined;
  const unexplained = attempts.filter(({ refusal }) => refusal === "failed" || refusal === "unreadable");
  const plainOnly = unexplained.length >= MOST_UNEXPLAINED;
  const unreadable = (method: Approach["method"]): number =>
    attempts.filter(({ approach, refusal }) => refusal === "unreadable" && approach.method === method).length;
  return approaches(accepted, demands)
    .filter((approach) => !attempts.some((attempt) => rulesOut(attempt, approach)))
    .filter(({ method }) => unreadable(method) < MOST_UNREADABLE)
    .find((approach) => !plainOnly || isPlain(approach, accepted));
}

/** Every way there is, the best first. */
function approaches(accepted: Accepted, { languages, outline }: Demands): readonly Approach[] {
  const { methods, limits, sortable } = accepted;
  const areas = outline ? accepted.areas : [undefined];
  const ways = methods.flatMap((method, methodStep) =>
    filtersFor(method, languages).flatMap(({ filter, filterCost }) =>
      (sortable ? [true, false] : [false]).flatMap((sort) =>
        limits.flatMap((limit, limitStep) =>
          areas.map((area, areaStep) => ({
            approach: { method, filter, sort, limit, area },
            cost:
              methodStep * COST.method +
              filterCost +
              (sortable && !sort ? COST.sort : 0) +
              limitStep * COST.limit +
              areaStep * COST.area,
          })),
        ),
      ),
    ),
  );
  return ways.toSorted((one, other) => one.cost - other.cost).map(({ approach }) => approach);
}

/** CQL2 travels as JSON in a body and as text in an address. */
function filtersFor(
  method: Approach["method"],
  languages: readonly FilterLanguage[],
): readonly { filter: FilterLanguage | undefined; filterCost: number }[] {
  const other = method === "POST" ? "cql2-text" : "cql2-json";
  const usable = languages.filter((language) => language !== other);
  return [
    ...usable.map((filter, step) => ({ filter, filterCost: step * COST.filter })),
    { filter: undefined, filterCost: languages.length === 0 ? 0 : COST.unfiltered },
  ];
}

function rulesOut({ approach: tried, refusal }: Attempt, approach: Approach): boolean {
  const sameMethod = approach.method === tried.method;
  switch (refusal) {
    case "too-much":
    case "late":
      return approach.limit >= tried.limit;
    case "method":
      return sameMethod;
    case "area":
      return approach.area === tried.area;
    default:
      // Whatever asks for as much as this will be refused as well.
      return (
        sameMethod &&
        (approach.sort || !tried.sort) &&
        (tried.filter === undefined || approach.filter === tried.filter) &&
        approach.limit >= tried.limit &&
        (approach.area === tried.area || tried.area === "bbox")
      );
  }
}

function isPlain({ sort, filter, limit, area }: Approach, { limits }: Accepted): boolean {
  return !sort && filter === undefined && limit === limits.at(-1) && area !== "intersects";
}

/** What is left of what a service takes, once an approach has worked that was not the best. */
export function learnt(accepted: Accepted, { languages }: Demands, worked: Approach): Accepted {
  const { methods, filters, limits, areas } = accepted;
  const tried = worked.filter === undefined ? languages.length : languages.indexOf(worked.filter);
  const refused = languages.slice(0, tried);
  return {
    methods: methods.slice(Math.max(0, methods.indexOf(worked.method))),
    filters: filters.filter((filter) => !refused.includes(filter)),
    sortable: worked.sort,
    limits: limits.filter((limit) => limit <= worked.limit),
    areas: worked.area === undefined ? areas : areas.slice(areas.indexOf(worked.area)),
  };
}

/** What a service refused, in sentences. */
export function refusalsOf(title: string, before: Accepted, after: Accepted): readonly string[] {
  return [
    ...(before.methods[0] === after.methods[0]
      ? []
      : [`${title} does not take a search by ${before.methods[0]}; it is asked by ${after.methods[0]}.`]),
    ...(before.sortable === after.sortable
      ? []
      : [`${title} offers to sort and then refuses to; what has been loaded is sorted here.`]),
    ...(before.filters.length === after.filters.length
      ? []
      : [
          after.filters.length === 0
            ? `${title} offers to filter by property and then refuses to; its answers are filtered here.`
            : `${title} does not take filters as ${before.filters[0]}; ${askedBy(after.filters[0])}.`,
        ]),
    ...(before.areas[0] === after.areas[0]
      ? []
      : [
          `${title} does not search within an outline; it is asked for the box around it, and what lies outside is left out here.`,
        ]),
    ...(before.limits[0] === after.limits[0]
      ? []
      : [`${title} fails with ${before.limits[0]} items per page; it is asked for ${after.limits[0]}.`]),
  ];
}

function askedBy(language: FilterLanguage | undefined): string {
  return language === "query"
    ? "it is asked by query, and what that cannot say is filtered here"
    : `it is asked by ${language}`;
}
