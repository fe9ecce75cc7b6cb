import { formatDay } from "../format.ts";

const orUnknown = (sentence: string, keepsUnknown: boolean): string =>
  keepsUnknown ? `${sentence}, or not stated` : sentence;

/** As typed, with a true minus sign: the value is a limit, and no measurement to round. */
const shown = (value: number): string => String(value).replace("-", "−");

/** Conditions on the properties of scenes. */
export const conditions = {
  label: "Conditions",
  add: "Add a condition…",
  title: "Condition",
  property: "Property",
  loading: "Asking the catalogue what it can filter by…",
  none: "The catalogue does not say which properties its scenes can be filtered by.",
  least: "At least",
  most: "At most",
  crossed: "The lower end lies above the upper one.",
  values: "Values",
  find: "Find a value",
  noValue: "No value has that name.",
  match: "The text",
  matches: { is: "is", starts: "begins with", contains: "contains" },
  text: "Text",
  value: "Value",
  yes: "yes",
  no: "no",
  unknown: "Scenes that do not state it",
  dropUnknown: "are left out",
  keepUnknown: "are kept",
  apply: "Search",
  cancel: "Cancel",
  remove: (condition: string) => `Remove the condition ${condition}`,
  edit: (condition: string) => `Change the condition ${condition}`,
  cloudsToo: "Also scenes whose clouds are unknown",
  partly: (catalogue: string, looked: string) =>
    `${catalogue} does not apply all conditions, so they are tested here. ${looked} scenes have been looked through so far; others may match. Load more, or search a shorter time.`,
  range: (title: string, low: number | null, high: number | null) =>
    low === null
      ? `${title} ≤ ${high === null ? "" : shown(high)}`
      : high === null
        ? `${title} ≥ ${shown(low)}`
        : `${title} ${shown(low)} – ${shown(high)}`,
  times: (title: string, from: string | null, to: string | null) =>
    `${title}${from === null ? "" : ` from ${formatDay(from)}`}${to === null ? "" : ` to ${formatDay(to)}`}`,
  among: (title: string, members: readonly (string | number)[]) => `${title}: ${members.join(", ")}`,
  like: (title: string, match: "starts" | "contains", words: string) =>
    `${title} ${match === "starts" ? "begins with" : "contains"} “${words}”`,
  flag: (title: string, value: boolean) => `${title}: ${value ? "yes" : "no"}`,
  orUnknown,
} as const;
