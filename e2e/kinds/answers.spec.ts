import type { LoggedRequest } from "../../demo/server/request-log.ts";
import { expect, test } from "../support/fixtures.ts";
import { codeProvider, configurationOf, openAccount, typePassword, view } from "./far.ts";

test("what a catalogue has answered to a person is gone after the sign-out, and asked for again without a token", async ({
  page,
  serve,
  watch,
}) => {
  watch.allow(/401/);
  const seen: LoggedRequest[] = [];
  const far = await serve({ signedSearch: true, onRequest: (logged) => seen.push(logged) });
  const home = await serve({
    configuration: configurationOf(far.origin, codeProvider(far.origin), { signedSearch: true }),
  });
  await page.goto(`${home.origin}/${view}`);
  await openAccount(page);
  await page.getByRole("dialog").getByRole("button", { name: "Sign in" }).click();
  await typePassword(page);
  const dates = page.getByRole("status").filter({ hasText: "36 dates" });
  await expect(dates).toBeVisible();

  const before = seen.length;
  await openAccount(page, /Ada/);
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Sign out( here)?$/ })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("banner").getByRole("button", { name: "Sign in" })).toBeVisible();
  await expect(dates).toHaveCount(0);
  await expect(page.getByRole("tabpanel")).toContainText(/sign/i);
  await expect(page.getByRole("tabpanel")).not.toContainText("31UFS");
  const after = seen.slice(before).filter(({ url }) => url.startsWith("/signed/stac"));
  expect(after.length).toBeGreaterThan(0);
  expect(after.at(-1)?.headers.authorization).toBeUndefined();
});

test("the check of a service can be cancelled, and stops what it was asking", async ({
  page,
  serve,
  watch,
}) => {
  watch.allow(/401|ERR_/);
  let waiting = 0;
  let ended = 0;
  let isSlow = false;
  const far = await serve({
    intercept: (request, response) => {
      // The service takes its time over the one byte that the check asks for.
      if (!isSlow || request.method === "OPTIONS" || request.headers.range !== "bytes=0-0") return false;
      waiting += 1;
      response.once("close", () => {
        ended += 1;
      });
      return true;
    },
  });
  const home = await serve({ configuration: configurationOf(far.origin, codeProvider(far.origin)) });
  await page.goto(`${home.origin}/${view}`);
  await expect(page.getByRole("status").filter({ hasText: "36 dates" })).toBeVisible();
  await openAccount(page);
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Check this service").click();
  isSlow = true;
  await dialog.getByRole("button", { name: "Check", exact: true }).click();
  await expect.poll(() => waiting).toBe(1);
  await expect(dialog.getByRole("status")).toContainText(new URL(far.origin).host);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog.getByRole("status")).toHaveText(/cancelled|stopped/i);
  await expect.poll(() => ended).toBe(1);
  // What was found before stays, and it can be run again.
  await expect(dialog).toContainText("The sign-in addresses of Far accounts can be read from this page.");
  isSlow = false;
  await dialog.getByRole("button", { name: "Check again" }).click();
  await expect(dialog.getByRole("status")).toHaveText("The check is complete.");
  expect(waiting).toBe(1);
});
