import type { Page } from "@playwright/test";

/** A view of the sample whose pixels ask for a sign-in. */
export const protectedView = "#catalogue=sample-signed&slice=2025-06-12&opacity=0.9&footprints=1";

/** Signs in from the application's own banner and comes back to it. */
export async function signIn(page: Page): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("User name").fill("ada");
  await page.getByLabel("Password").fill("demo");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("banner").getByRole("button", { name: /Ada/ }).waitFor();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: /Ada/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Sign out( here)?$/ })
    .click();
  await page.getByRole("banner").getByRole("button", { name: "Sign in" }).waitFor();
}
