import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

const face = createRequire(import.meta.url).resolve(
  "@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff2",
);
const ADDRESS = "/wide-face.woff2";

/**
 * Puts DejaVu Sans, a tenth wider, over the application's typeface and takes it away again: what is laid out with it has
 * room for any text, also that of other languages.
 */
export async function wideFont(page: Page): Promise<{ readonly use: (isWide: boolean) => Promise<void> }> {
  await page.route(`**${ADDRESS}`, (route) => route.fulfill({ path: face, contentType: "font/woff2" }));
  return { use: (isWide) => page.evaluate(toggle, { isWide, address: ADDRESS }) };
}

/** Of several faces for a weight, browsers take the one that was added last. */
async function toggle({ isWide, address }: { isWide: boolean; address: string }): Promise<void> {
  const page = window as unknown as { wideFace?: FontFace };
  const family = getComputedStyle(document.body).fontFamily.split(",")[0]?.replaceAll('"', "") ?? "";
  const measure = () => {
    const context = document.createElement("canvas").getContext("2d");
    if (!context) throw new Error("no canvas");
    context.font = `20px "${family}"`;
    return context.measureText("Acquisitions of the season").width;
  };
  if (page.wideFace) document.fonts.delete(page.wideFace);
  const narrow = measure();
  if (!isWide) return;
  page.wideFace = await new FontFace(family, `url(${address})`, { weight: "100 900" }).load();
  document.fonts.add(page.wideFace);
  if (measure() <= narrow) throw new Error("the wide font is not used");
  await new Promise((drawn) => requestAnimationFrame(drawn));
}
