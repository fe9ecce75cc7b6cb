import type { PictureSource } from "../picture/types.ts";
import type { Reduction } from "../timeline/types.ts";
import { BrokenParameter, type Parameters } from "./parameters.ts";
import { DEFAULT_PANE } from "./panes.ts";
import { readRecipe, recipeParameters } from "./recipe-parameters.ts";
import type { Pane, Panes } from "./types.ts";
import { dayOrMinute, number } from "./values.ts";

/** Stands behind the parameter names of the second pane: `slice2`, `expression2` … The first has none. */
const SECOND = "2";
/** A link with more dates than this was not made here. */
export const MOST_DAYS = 400;

const METHODS: readonly Reduction[] = ["first", "min", "max", "mean", "median", "count"];

/** The second pane may be all defaults, so `panes` says that it is there. */
export function paneParameters([first, second]: Panes): [string, string][] {
  const parameters = parametersOf(first);
  if (!second) return parameters;
  const others = parametersOf(second).map(([name, value]): [string, string] => [`${name}${SECOND}`, value]);
  return [...parameters, ["panes", "2"], ...others];
}

export function readPanes(parameters: Parameters): Panes {
  const first = readPane(parameters);
  const compared = parameters.take("panes", readCompared, false);
  return compared ? [first, readPane(parameters.suffixed(SECOND))] : [first];
}

function readCompared(text: string): true {
  if (text === "2") return true;
  throw new BrokenParameter("should be 2 where two pictures are compared, and absent elsewhere");
}

function parametersOf({ source, recipe, opacity }: Pane): [string, string][] {
  const parameters: [string, string][] = [];
  if (source?.kind === "slice") parameters.push(["slice", source.slice]);
  if (source?.kind === "composite")
    parameters.push(["composite", source.method], ["slice", source.slices.join(",")]);
  if (recipe !== null) parameters.push(...recipeParameters(recipe));
  if (opacity !== 1) parameters.push(["opacity", String(opacity)]);
  return parameters;
}

function readPane(parameters: Parameters): Pane {
  return {
    source: readSource(parameters),
    recipe: readRecipe(parameters),
    opacity: parameters.take("opacity", (value) => number(value, 0, 1), DEFAULT_PANE.opacity),
  };
}

function readSource(parameters: Parameters): PictureSource<string> | null {
  const method = parameters.take("composite", readMethod, null);
  if (method === null) {
    const slice = parameters.take("slice", (text): string | null => dayOrMinute(text), null);
    return slice === null ? null : { kind: "slice", slice };
  }
  const slices = parameters.take("slice", readDays, []);
  if (slices.length > 0) return { kind: "composite", slices, method };
  parameters.drop("composite", "lacks the dates that it is made of");
  return null;
}

function readMethod(text: string): Reduction | null {
  const method = METHODS.find((known) => known === text);
  if (method === undefined) throw new BrokenParameter(`should be one of ${METHODS.join(", ")}`);
  return method;
}

function readDays(text: string): readonly string[] {
  const days = text.split(",");
  if (days.length > MOST_DAYS) throw new BrokenParameter(`names more than ${MOST_DAYS} dates`);
  return days.map(dayOrMinute);
}
