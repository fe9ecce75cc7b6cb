import { fileURLToPath } from "node:url";
import { build } from "vite";
import { CANDIDATES } from "./options.ts";

/** Builds one script a candidate, minified as a deployment would have it. */
export async function buildPages(folder: string): Promise<void> {
  const pages = [...CANDIDATES, "growth"];
  await build({
    configFile: false,
    root: fileURLToPath(new URL(".", import.meta.url)),
    logLevel: "error",
    worker: { format: "es" },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: "es2023",
      cssCodeSplit: false,
      modulePreload: false,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        input: Object.fromEntries(
          pages.map((name) => [name, fileURLToPath(new URL(`pages/${name}.ts`, import.meta.url))]),
        ),
        output: { entryFileNames: "[name].js", assetFileNames: styleByItsName },
      },
    },
  });
}

/** The page names the one style sheet; everything else is found by what the scripts say. */
function styleByItsName({ names }: { readonly names: readonly string[] }): string {
  return names.some((name) => name.endsWith(".css")) ? "style.css" : "assets/[name]-[hash][extname]";
}
