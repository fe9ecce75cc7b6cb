import type { Layer } from "./types.ts";

/**
 * The first sentences of every text: what it gives, what it needs, and where it may differ.
 * @param notes of the language
 */
export function heading(
  layer: Layer,
  what: string,
  needs: string,
  notes: readonly string[],
): readonly string[] {
  const { title, catalogue } = layer;
  const named = title === "" ? "The layer" : title;
  return [
    `${named} ${what}, from ${catalogue.title}.`,
    needs,
    ...accessNotes(layer),
    ...layer.notes,
    ...notes,
  ];
}

/** How closed files are got. A token has no place in a text that is kept and passed on. */
function accessNotes({ catalogue: { access } }: Layer): readonly string[] {
  if (!access) return [];
  if (access.kind === "signature")
    return [`The files ask for addresses signed by ${access.provider}: sign them before they are read.`];
  return [
    `The files ask for a sign-in at ${access.provider}. GDAL sends what the environment variable GDAL_HTTP_HEADERS holds, such as "Authorization: Bearer …".`,
  ];
}
