import { GrantsProvider, person } from "../kinds/grants.ts";
import { expect, test } from "../support/fixtures.ts";
import type { Page } from "../support/fixtures.ts";
import { waitForSlice } from "../support/slices.ts";
import { SEASON_START } from "../support/season.ts";

const slice = "2025-03-01";
const view = `#catalogue=realm&slice=${slice}&opacity=0.9`;
const configuration = {
  catalogues: [
    {
      id: "realm",
      title: "Sample season",
      url: "./signed/stac",
      provider: "realm",
      synthetic: true,
      start: SEASON_START,
    },
  ],
  providers: [
    {
      id: "realm",
      title: "Realm",
      kind: "password",
      session: "tab",
      authority: "./grants",
      clientId: "public",
      scope: "openid",
      origins: ["./"],
    },
  ],
};

/** Everything this origin has stored, as text, bytes as Latin letters. */
function stored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const text = (value: unknown): string => {
      if (value instanceof ArrayBuffer) return text(new Uint8Array(value));
      if (value instanceof Uint8Array) return Array.from(value, (byte) => String.fromCharCode(byte)).join("");
      if (typeof value === "object" && value !== null)
        return Object.entries(value)
          .map(([name, part]) => `${name}=${text(part)}`)
          .join();
      return String(value);
    };
    const databases = await indexedDB.databases();
    const parts = databases.map(async ({ name = "" }) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener("success", () => resolve(opening.result));
        opening.addEventListener("error", () => reject(new Error(name)));
      });
      const tables = [...database.objectStoreNames].map(
        (table) =>
          new Promise<unknown>((resolve) => {
            const reading = database.transaction(table).objectStore(table).getAll();
            reading.addEventListener("success", () => resolve(reading.result));
          }),
      );
      const values = await Promise.all(tables);
      database.close();
      return text(values);
    });
    const marks = [localStorage, sessionStorage].map((storage) => text(Object.entries(storage)));
    return [...(await Promise.all(parts)), ...marks].join();
  });
}

const signedIn = (page: Page) => page.getByRole("banner").getByRole("button", { name: /signed in as/ });
const signedOut = (page: Page) => page.getByRole("banner").getByRole("button", { name: "Sign in" });

test("a password session of one tab outlives reloads, and no other tab nor a copy of it has any part in it", async ({
  context,
  page,
  serve,
  watch,
}) => {
  watch.allow(/401|favicon/);
  const tokens = new Set<string>();
  // Longer than a page takes to its first slice: a reload in the middle of a renewal would lose the answer.
  const grants = new GrantsProvider(20);
  const server = await serve({
    configuration,
    intercept: grants.intercept,
    onRequest: ({ headers }) => {
      if (headers.authorization) tokens.add(headers.authorization.replace("Bearer ", ""));
    },
  });
  grants.mount(server.origin);
  await page.goto(`${server.origin}/${view}`);
  await signedOut(page).click();
  await page.getByLabel("User name").fill(person.username);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("dialog").getByRole("button", { name: "Sign in" }).click();
  await expect(signedIn(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await waitForSlice(page, { slice });

  for (let reload = 1; reload <= 2; reload++) {
    const before = tokens.size;
    await page.reload();
    await expect(signedIn(page)).toBeVisible();
    await waitForSlice(page);
    // Renewals before and after the reload go on from one another. Only a date that was never shown asks for a file.
    await expect
      .poll(
        async () => {
          const { length } = await page.evaluate(() => performance.getEntriesByName("revisit:slice-shown"));
          await page.keyboard.press("ArrowRight");
          await waitForSlice(page, { after: length });
          return tokens.size;
        },
        { intervals: [1000], timeout: 60_000 },
      )
      .toBeGreaterThan(before);
  }
  for (const token of tokens) expect(await stored(page)).not.toContain(token);

  const other = await context.newPage();
  await other.goto(`${server.origin}/${view}`);
  await expect(signedOut(other)).toBeVisible();
  // Opened by script, a tab starts with a copy of the opener's sessionStorage, as a duplicate does.
  const [copy] = await Promise.all([
    context.waitForEvent("page"),
    page.evaluate(() => void window.open(location.href)),
  ]);
  await expect(signedOut(copy)).toBeVisible();

  // Elsewhere and back, with no help of the browser's history.
  await page.goto(`${server.origin}/config.json`);
  await page.goto(`${server.origin}/${view}`);
  await expect(signedIn(page)).toBeVisible();
  await signedIn(page).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Sign out( here)?$/ })
    .click();
  await expect(signedOut(page)).toBeVisible();
  await page.reload();
  await expect(signedOut(page)).toBeVisible();
  expect(await stored(page)).not.toContain("storedAt=");
});
