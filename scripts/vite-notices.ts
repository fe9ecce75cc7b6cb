import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin, Rollup } from "vite";

/** Styles, fonts and data leave no code in a chunk, but are shipped all the same. */
const ASSET = /\.(?:css|json|woff2|svg)(?:\?|$)/;
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i;

export interface NoticesPlugins {
  readonly page: Plugin;
  /** Vite builds each worker with plugins of its own. */
  readonly worker: () => Plugin;
}

/**
 * Writes the licences of all packages in the build into `notices.txt`, and the project's own into `LICENSE.txt`. Vite's
 * `build.license` does not see into workers.
 * @throws Error in the build when a package brings no licence text
 */
export function noticesPlugins(): NoticesPlugins {
  const folders = new Set<string>();
  const add = (id: string): void => {
    const folder = packageFolder(id);
    if (folder !== undefined) folders.add(folder);
  };
  const collectAssets = ({ id }: { readonly id: string }): void => {
    if (ASSET.test(id)) add(id);
  };
  const collectChunks = (bundle: Rollup.OutputBundle): void => {
    for (const output of Object.values(bundle)) {
      if (output.type !== "chunk") continue;
      for (const [id, { renderedLength }] of Object.entries(output.modules)) if (renderedLength > 0) add(id);
    }
  };
  return {
    worker: () => ({
      name: "notices-of-worker",
      apply: "build",
      moduleParsed: collectAssets,
      generateBundle: (_options, bundle) => collectChunks(bundle),
    }),
    page: {
      name: "notices",
      apply: "build",
      moduleParsed: collectAssets,
      generateBundle(_options, bundle) {
        collectChunks(bundle);
        // Workers are built while the modules of the page are read: all packages are known here.
        this.emitFile({ type: "asset", fileName: "notices.txt", source: noticesText([...folders].sort()) });
        this.emitFile({ type: "asset", fileName: "LICENSE.txt", source: ownLicence() });
      },
    },
  };
}

/** The folder of the package that a module lies in; undefined for modules of the project. */
function packageFolder(id: string): string | undefined {
  return /^\0?(\/?.*node_modules\/(?:@[^/]+\/)?[^/?]+)/.exec(id)?.[1];
}

function noticesText(folders: readonly string[]): string {
  const title = "Revisit contains the following packages.";
  return `${[title, ...folders.map(noticeOf)].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

/** The licence that a package brings, or its repository has where the package as published leaves it out. */
function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly [field: string]: unknown;
  };
  const texts = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .map((file) => readFileSync(join(folder, file), "utf8").trim());
  const kept = fileURLToPath(new URL(`licences/${String(name)}.txt`, import.meta.url));
  if (texts.length === 0 && existsSync(kept)) texts.push(readFileSync(kept, "utf8").trim());
  if (texts.length === 0)
    throw new Error(`The package ${name} has no licence text to be shipped with the build.`);
  return [`${name} ${version} (${license})`, ...texts].join("\n\n");
}

function ownLicence(): string {
  return readFileSync(fileURLToPath(new URL("../LICENSE", import.meta.url)), "utf8");
}
