import { elsewhere } from "./elsewhere.ts";
import type { Page } from "./fixtures.ts";

/** The host of a catalogue that is not configured. */
export const host = new URL(elsewhere).host;
const search = "collection=sample-season&bbox=5.72,51.15,6.13,51.25&from=2025-01-01&slice=2025-06-12";
export const link = (catalogue = `${elsewhere}/open/stac`) =>
  `#map=12/51.2/5.9&catalogue=${catalogue}&${search}`;

export const questionOf = (page: Page) =>
  page.getByRole("alertdialog", { name: "Open a catalogue from another site?" });
export const refuse = (page: Page) => questionOf(page).getByRole("button", { name: "Do not open" }).click();
export const agree = (page: Page) =>
  questionOf(page).getByRole("button", { name: "Open", exact: true }).click();
export const messagesOf = (page: Page) => page.getByRole("region", { name: "Messages" });
