import type { Plugin, Rollup } from "vite";

/** Modules that are imported when the page starts, though not by the entry's own text. */
const EARLY_MODULES = ["/src/ui/page.tsx", "/src/map/create-map-view.ts"];
/** The script of the workers that read and draw pixels. Preloaded as any module: browsers know no `as="worker"`. */
const EARLY_WORKER = /^assets\/raster-worker-[^/]*\.js$/;

/**
 * Has the page ask for all that a start needs at once. Without it the browser would hear of the two big parts only
 * when the entry runs, and of the workers only when the configuration has been read.
 */
export function earlyPartsPlugin(): Plugin {
  return {
    name: "early-parts",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html, { bundle = {} }) => withLinks(html, linksTo(bundle)),
    },
  };
}

/**
 * The links of a build's page.
 * @throws Error when a module or the worker is not a file of its own: it was renamed, or became a part of the entry
 */
export function linksTo(bundle: Rollup.OutputBundle): readonly string[] {
  const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
  const early = EARLY_MODULES.map((path) => {
    const chunk = chunks.find(({ facadeModuleId, isDynamicEntry }) =>
      Boolean(isDynamicEntry && facadeModuleId?.endsWith(path)),
    );
    if (!chunk) throw new Error(`The build has no chunk of its own for ${path}.`);
    return chunk;
  });
  const worker = Object.keys(bundle).find((path) => EARLY_WORKER.test(path));
  if (worker === undefined) throw new Error(`The build has no file ${String(EARLY_WORKER)}.`);
  const styles = new Set(early.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]));
  return [
    ...[...filesOf(early, bundle), worker].map(
      (file) => `<link rel="modulepreload" crossorigin href="./${file}" />`,
    ),
    ...[...styles].map((file) => `<link rel="stylesheet" crossorigin href="./${file}" />`),
  ];
}

/** Chunks with all that they import; not the entry, which the page names already. */
function filesOf(early: readonly Rollup.OutputChunk[], bundle: Rollup.OutputBundle): ReadonlySet<string> {
  const files = new Set<string>();
  const add = (file: string): void => {
    const chunk = bundle[file];
    if (chunk?.type !== "chunk" || chunk.isEntry || files.has(file)) return;
    files.add(file);
    chunk.imports.forEach(add);
  };
  for (const { fileName } of early) add(fileName);
  return files;
}

function withLinks(html: string, links: readonly string[]): string {
  const missing = links.filter((link) => !html.includes(/href="([^"]+)"/.exec(link)?.[0] ?? link));
  return html.replace("</head>", `${missing.map((link) => `  ${link}\n  `).join("")}</head>`);
}
