import * as v from "valibot";
import { buildConfig } from "./build.ts";
import { deepFreeze } from "./freeze.ts";
import { configurationError, mistakeOf, type Mistake } from "./mistakes.ts";
import { Resolver } from "./resolver.ts";
import { configFile } from "./schema.ts";
import type { Config } from "./types.ts";

/**
 * Checks a configuration and fills in its defaults.
 * @param json what the file holds, already parsed
 * @param base absolute URL that relative addresses start from: the folder of the configuration
 * @throws ProblemError of kind `configuration` that names every mistake by its key
 */
export function parseConfig(json: unknown, base: string): Config {
  const checked = v.safeParse(configFile, json);
  if (!checked.success) throw configurationError("The configuration", checked.issues.map(mistakeOf));
  const mistakes: Mistake[] = [];
  const resolver = new Resolver(base, mistakes);
  const config = buildConfig(checked.output, resolver);
  mistakes.push(...crossReferences(config));
  if (mistakes.length > 0) throw configurationError("The configuration", mistakes);
  return deepFreeze(config);
}

function crossReferences(config: Config): Mistake[] {
  const mistakes: Mistake[] = [];
  for (const list of ["catalogues", "providers", "basemaps"] as const) {
    const seen = new Set<string>();
    for (const [index, { id }] of config[list].entries()) {
      if (seen.has(id)) mistakes.push({ path: `${list}[${index}].id`, message: `“${id}” is used twice` });
      seen.add(id);
    }
  }
  for (const [key, list] of [
    ["provider", config.providers],
    ["basemap", config.basemaps],
  ] as const) {
    for (const [index, { [key]: named }] of config.catalogues.entries()) {
      if (named === undefined || list.some(({ id }) => id === named)) continue;
      mistakes.push({
        path: `catalogues[${index}].${key}`,
        message: `names “${named}”, and no ${key} has that id`,
      });
    }
  }
  return mistakes;
}
