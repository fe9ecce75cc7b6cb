import type { Page } from "@playwright/test";
import { decodePng } from "./png.ts";
import type { Colour } from "./png.ts";

/** The colour on screen at a point of the page, in CSS pixels, as a person sees it. */
export async function colourAt(page: Page, x: number, y: number): Promise<Colour> {
  return decodePng(await page.screenshot({ clip: { x, y, width: 1, height: 1 } })).at(0, 0);
}
