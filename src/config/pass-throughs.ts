import type { CatalogueConfig } from "./types.ts";

/**
 * The folders that files are read through, by the exact origin they are at. The application's own
 * origin needs none: its files are read where they are, and with that origin's token if any.
 * @param base absolute URL of the application
 */
export function passThroughsOf(
  catalogues: readonly Pick<CatalogueConfig, "assetOrigins" | "passThrough">[],
  base: string,
): Readonly<Record<string, string>> {
  const own = new URL(base).origin;
  const folders: Record<string, string> = {};
  for (const { assetOrigins, passThrough } of catalogues) {
    if (passThrough === undefined) continue;
    for (const origin of assetOrigins) if (origin !== own) folders[origin] = passThrough;
  }
  return folders;
}
