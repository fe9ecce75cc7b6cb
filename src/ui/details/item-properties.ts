/** What one value of a table may hold; the rest stands in the JSON below. */
const LONGEST = 600;

/** All properties of an item with their values as text, in order of their names. Empty for what is no item. */
export function itemProperties(item: unknown): readonly (readonly [name: string, value: string])[] {
  const properties =
    typeof item === "object" && item !== null && "properties" in item ? item.properties : null;
  if (typeof properties !== "object" || properties === null) return [];
  return Object.entries(properties)
    .map(([name, value]) => [name, shown(value)] as const)
    .toSorted(([one], [other]) => one.localeCompare(other, "en"));
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
