import { expect, test } from "./support/fixtures.ts";
import type { Page } from "./support/fixtures.ts";
import { shownSlices, waitForSlice } from "./support/slices.ts";

const protectedView = "#catalogue=sample-signed&slice=2025-06-12&opacity=0.9&footprints=1";

async function signIn(page: Page): Promise<void> {
  await page.getByLabel("User name").fill("ada");
  await page.getByLabel("Password").fill("demo");
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("protected slices draw after a sign-in that comes back to the same view, and stop after sign-out", async ({
  page,
  demo,
  watch,
}) => {
  watch.allow(/401/);
  await page.goto(`${demo.origin}/${protectedView}`);
  // The search is open, the pixels are not: the application says so instead of showing a blank map.
  await expect(page.getByRole("status").filter({ hasText: "36 dates" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Messages" })).toContainText(/sign in/i);
  expect((await shownSlices(page)).reduce((sum, { bytes }) => sum + bytes, 0)).toBe(0);

  await page.getByRole("banner").getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign in" }).click();
  await signIn(page);
  const shown = await waitForSlice(page, { slice: "2025-06-12" });
  expect(shown.bytes).toBeGreaterThan(0);
  expect(page.url()).toContain("catalogue=sample-signed");
  expect(page.url()).toContain("opacity=0.9&footprints=1");
  expect(page.url()).not.toMatch(/code=|state=/);

  await page.getByRole("banner").getByRole("button", { name: /Ada/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("banner").getByRole("button", { name: "Sign in" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Messages" })).toContainText(/sign in/i);
});

test("the token goes only in the Authorization header, and only to the assets", async ({
  page,
  serve,
  watch,
}) => {
  watch.allow(/401/);
  const seen: { url: string; authorization: string | undefined }[] = [];
  const server = await serve({
    onRequest: ({ url, headers }) => seen.push({ url, authorization: headers.authorization }),
  });
  await page.goto(`${server.origin}/${protectedView}`);
  await page.getByRole("banner").getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign in" }).click();
  await signIn(page);
  await waitForSlice(page);
  const tokens = new Set(seen.flatMap(({ authorization }) => authorization?.replace("Bearer ", "") ?? []));
  expect(tokens.size).toBeGreaterThan(0);
  const carriers = seen.filter(({ authorization }) => authorization !== undefined);
  expect(carriers.every(({ url }) => /^\/(signed\/|oidc\/)/.test(url))).toBe(true);
  for (const token of tokens) {
    expect(seen.some(({ url }) => url.includes(token))).toBe(false);
    const stored = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    );
    expect(stored).not.toContain(token);
    expect(page.url()).not.toContain(token);
  }
});
