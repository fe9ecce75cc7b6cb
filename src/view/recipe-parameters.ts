import type { BandCalibration, Mask, Recipe } from "../recipe/types.ts";
import { expressionMistake } from "../recipe/check-expression.ts";
import { colormapMistake } from "../recipe/colormaps.ts";
import { BrokenParameter, type Parameters } from "./parameters.ts";
import { flag, number, numbers, words } from "./values.ts";

/** As long as the expression language takes. */
const LONGEST_EXPRESSION = 2_000;
/** For a link that names none, or one that is not known here: safe for colour-blind readers. */
const DEFAULT_COLORMAP = "viridis";
const MOST_CLASSES = 256;

/** A recipe as parameters; which of `expression`, `red` and `classes` is there tells its kind. */
export function recipeParameters(recipe: Recipe): [string, string][] {
  const parameters: [string, string][] = [];
  switch (recipe.kind) {
    case "expression":
      parameters.push(["expression", recipe.expression], ["colormap", recipe.colormap]);
      if (recipe.reversed) parameters.push(["reversed", "1"]);
      break;
    case "rgb":
      parameters.push(["red", recipe.red], ["green", recipe.green], ["blue", recipe.blue]);
      break;
    case "classes":
      parameters.push(["classes", recipe.band]);
      break;
  }
  if (recipe.kind !== "classes") parameters.push(["range", recipe.rescale.join(",")]);
  if (recipe.title !== "") parameters.push(["title", recipe.title]);
  const { calibration } = recipe;
  if (calibration) parameters.push(["calibration", `${calibration.scale},${calibration.offset}`]);
  if (recipe.mask !== null) parameters.push(...maskParameters(recipe.mask));
  return parameters;
}

/** The recipe of a link; null where it has none, or not enough of one. */
export function readRecipe(parameters: Parameters): Recipe | null {
  const expression = parameters.take("expression", readFormula, "");
  const channels = ["red", "green", "blue"].map((name) => parameters.take(name, readFormula, ""));
  const classes = parameters.take("classes", (text) => words(text), "");
  const title = parameters.take("title", (text) => words(text), "");
  const mask = readMask(parameters);
  const colormap = parameters.take("colormap", readColormap, DEFAULT_COLORMAP);
  const reversed = parameters.take("reversed", flag, false);
  const rescale = parameters.take("range", readRange, null);
  const overruled = parameters.take("calibration", readCalibration, null);
  const shared = { mask, ...(overruled ? { calibration: overruled } : {}) };
  if (classes !== "") return { kind: "classes", title, band: classes, ...shared };
  const [red = "", green = "", blue = ""] = channels;
  if (expression === "" && channels.every((channel) => channel === "")) return null;
  if (rescale === null) {
    parameters.drop("range", "is missing, so the link's recipe cannot be used");
    return null;
  }
  if (expression !== "")
    return { kind: "expression", title, expression, ...shared, rescale, colormap, reversed };
  if (red === "" || green === "" || blue === "") {
    parameters.drop("red", "needs “green” and “blue” beside it; the recipe was left out");
    return null;
  }
  return { kind: "rgb", title, red, green, blue, ...shared, rescale };
}

/** An expression that can be read. @throws BrokenParameter */
export function readFormula(text: string): string {
  const formula = words(text, LONGEST_EXPRESSION);
  const mistake = expressionMistake(formula);
  if (mistake !== undefined) throw new BrokenParameter(`cannot be read: ${withoutPoint(mistake)}`);
  return formula;
}

function readColormap(text: string): string {
  const mistake = colormapMistake(text);
  if (mistake !== undefined) throw new BrokenParameter(`cannot be used: ${withoutPoint(mistake)}`);
  return text;
}

/** The message goes on after it, and ends with a point of its own. */
function withoutPoint(sentence: string): string {
  return sentence.replace(/\.$/, "");
}

function readRange(text: string): readonly [number, number] {
  const [low = 0, high = 0] = numbers(text, 2);
  if (low === high) throw new BrokenParameter("has two ends that are the same");
  return [low, high];
}

/** Scale and offset. */
function readCalibration(text: string): BandCalibration {
  const [scale = 0, offset = 0] = numbers(text, 2);
  if (scale === 0) throw new BrokenParameter("has a scale of 0");
  return { scale, offset };
}

function maskParameters(mask: Mask): [string, string][] {
  const values = mask.kind === "classes" ? mask.hidden : mask.bits;
  return [
    ["mask", mask.band],
    [mask.kind === "classes" ? "hidden" : "bits", values.join(",")],
  ];
}

function readMask(parameters: Parameters): Mask | null {
  const band = parameters.take("mask", (text) => words(text), "");
  const hidden = parameters.take(
    "hidden",
    (text) => readList(text, -Number.MAX_VALUE, Number.MAX_VALUE),
    null,
  );
  const bits = parameters.take("bits", (text) => readList(text, 0, 31), null);
  if (band === "") return null;
  if (hidden !== null) return { kind: "classes", band, hidden };
  if (bits !== null) return { kind: "bits", band, bits };
  parameters.drop("mask", "lacks the classes or bits that it hides");
  return null;
}

function readList(text: string, low: number, high: number): number[] {
  if (text === "") return [];
  const parts = text.split(",");
  if (parts.length > MOST_CLASSES) throw new BrokenParameter(`has more than ${MOST_CLASSES} values`);
  return parts.map((part) => number(part, low, high));
}
