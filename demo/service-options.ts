import { resolve } from "node:path";
import type { Options } from "../scripts/options.mjs";
import type { ServicesOptions } from "./server/compose.ts";

/** What the command line asks to be served. The sample season is made first where it is needed. */
export async function serviceOptions(
  options: Options,
): Promise<ServicesOptions & { readonly folder: string }> {
  // npm runs scripts in the project's folder and keeps here where the person was.
  const from = process.env["INIT_CWD"] ?? process.cwd();
  return {
    folder: options.folder === undefined ? await sampleSeason() : resolve(from, options.folder),
    isSample: options.folder === undefined,
    accessTokenSeconds: options.tokenLife,
    latency: options.latency,
    passThrough: options.passThrough,
  };
}

/** Loaded only when it is needed: a folder needs none of the generator. */
async function sampleSeason(): Promise<string> {
  const { preparedSeason } = await import("./season.ts");
  return preparedSeason();
}
