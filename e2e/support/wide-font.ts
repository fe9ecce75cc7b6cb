import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

const face = createRequire(import.meta.url).resolve(
  "@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff2",
);

/**
 * Gives DejaVu Sans, a tenth wider, in answer to requests for the application's typeface: what is laid out with it has room
 * for any text, also that of other languages. Before the page is opened.
 */
export async function useWideFont(page: Page): Promise<void> {
  await page.route(/\.woff2$/, (route) =>
    route.fulfill({ path: face, contentType: "font/woff2", headers: { "access-control-allow-origin": "*" } }),
  );
}
