import { expect, test } from "../support/fixtures.ts";
import type { Page, Serve } from "../support/fixtures.ts";
import { shownSlices, waitForSlice } from "../support/slices.ts";
import { storedText } from "../support/tokens/stored.ts";
import { configurationOf, openAccount, slice, view } from "./far.ts";
import { SigningService } from "./signing-service.ts";

/** Two catalogues whose files lie in a container each, and one service that signs both. */
function configuration(far: string) {
  const first = configurationOf(far, { kind: "signature", tokenUrl: `${far}/sas/token/{collection}` });
  const [catalogue] = first["catalogues"] as readonly Record<string, unknown>[];
  const other = { ...catalogue, id: "other", title: "Other container", url: `${far}/open/stac` };
  return { ...first, catalogues: [catalogue, other] };
}

/** Opens a page whose catalogue lies on another site, with files that `service` signs. @returns that site */
async function visit(page: Page, serve: Serve, service: SigningService): Promise<URL> {
  const far = await serve({ intercept: service.intercept });
  const home = await serve({ configuration: configuration(far.origin) });
  await page.goto(`${home.origin}/${view}`);
  return new URL(far.origin);
}

async function step(page: Page): Promise<void> {
  const after = (await shownSlices(page)).length;
  await page.keyboard.press("ArrowRight");
  await waitForSlice(page, { after });
}

test("files are read with one signature for each container, renewed before it runs out, again and again", async ({
  page,
  serve,
  tokens,
}) => {
  const seconds = 4;
  const service = new SigningService(seconds);
  await visit(page, serve, service);
  expect((await waitForSlice(page, { slice })).bytes).toBeGreaterThan(0);
  for (let steps = 0; service.issued.length < 3 && steps < 20; steps += 1) await step(page);

  await page.evaluate(() => {
    location.hash = location.hash.replace("catalogue=far", "catalogue=other");
  });
  const before = (await shownSlices(page)).length;
  await expect.poll(() => service.issued.some(({ container }) => container === "open")).toBe(true);
  await waitForSlice(page, { after: before });

  // Not one request was refused, and no signature was asked for while the last one had long to go.
  expect([...new Set(service.statuses)]).toEqual([200]);
  for (const container of ["signed", "open"]) {
    const own = service.issued.filter((one) => one.container === container);
    for (const [index, { at }] of own.entries()) {
      const left = (own[index - 1]?.expiry ?? at) - at;
      // Renewed once half of its life is over, by two clocks that need not agree to the millisecond.
      expect(left, `left of signature ${index} of ${container}`).toBeLessThanOrEqual(seconds * 750);
    }
  }
  expect(service.issued.filter(({ container }) => container === "signed").length).toBeGreaterThanOrEqual(3);

  await page.getByRole("button", { name: "Share" }).click();
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
  const kept = (await storedText(page)) + link;
  for (const { sig } of service.issued) {
    expect(kept).not.toContain(sig);
    expect(kept).not.toContain(encodeURIComponent(sig));
  }
  expect(tokens.known("signature")).toBeGreaterThanOrEqual(3);
});

test("a signature that is refused is renewed once, and the slice is drawn", async ({
  page,
  serve,
  watch,
}) => {
  watch.allow(/403/);
  const service = new SigningService(600);
  service.bad = 1;
  await visit(page, serve, service);
  expect((await waitForSlice(page, { slice })).bytes).toBeGreaterThan(0);
  expect(service.issued).toHaveLength(2);
  expect(service.statuses).toContain(403);
  await expect(page.getByRole("region", { name: "Messages" })).not.toContainText("403");
});

test("where every signature is refused it says so, and does not ask for ever more", async ({
  page,
  serve,
  watch,
}) => {
  watch.allow(/403/);
  const service = new SigningService(600);
  service.bad = Number.POSITIVE_INFINITY;
  await visit(page, serve, service);
  await expect(page.getByRole("region", { name: "Messages" })).toContainText("403");
  const { length } = service.issued;
  expect(length).toBeGreaterThanOrEqual(2);
  expect(length).toBeLessThanOrEqual(5);
});

test("the check of a service reads with a signature where files are signed", async ({
  page,
  serve,
  watch,
}) => {
  watch.allow(/403/);
  const service = new SigningService(600);
  const { host } = await visit(page, serve, service);
  await waitForSlice(page, { slice });
  await openAccount(page, /Account/);
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Check this service").click();
  await dialog.getByRole("button", { name: "Check", exact: true }).click();
  await expect(dialog.getByRole("status")).toHaveText("The check is complete.");
  await expect(dialog).toContainText(`${host} lets this page read with a signature.`);
  await expect(dialog).toContainText(`${host} sends parts of files.`);
  expect(service.issued).toHaveLength(1);
});
