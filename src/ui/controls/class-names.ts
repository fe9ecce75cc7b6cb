/** Joins the class names that apply; CSS modules type every name as possibly missing. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter((name) => typeof name === "string" && name !== "").join(" ");
}
