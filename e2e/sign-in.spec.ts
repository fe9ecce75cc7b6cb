import { protectedView, signIn, signOut } from "./support/account.ts";
import { expect, test } from "./support/fixtures.ts";
import { shownSlices, waitForSlice } from "./support/slices.ts";

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

  await signIn(page);
  const shown = await waitForSlice(page, { slice: "2025-06-12" });
  expect(shown.bytes).toBeGreaterThan(0);
  expect(page.url()).toContain("catalogue=sample-signed");
  expect(page.url()).toContain("opacity=0.9&footprints=1");
  expect(page.url()).not.toMatch(/code=|state=/);

  await signOut(page);
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
