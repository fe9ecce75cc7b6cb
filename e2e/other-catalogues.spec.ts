import { AxeBuilder } from "@axe-core/playwright";
import { signIn } from "./support/account.ts";
import { elsewhere, serveElsewhere } from "./support/elsewhere.ts";
import { expect, test } from "./support/fixtures.ts";
import type { Page } from "./support/fixtures.ts";
import { agree, host, link, messagesOf, questionOf } from "./support/other-catalogue.ts";
import { waitForSlice } from "./support/slices.ts";

/** Everything that could tell a server who asks. */
const identifying = ["authorization", "cookie", "dpop", "proxy-authorization", "referer"];

test("a link to a catalogue of another site asks first, opens it anonymously, and stays a link", async ({
  page,
  demo,
}) => {
  const asked = await serveElsewhere(page, demo);
  // Were cookies sent, one would be there to send.
  await page
    .context()
    .addCookies([{ name: "who", value: "ada", url: elsewhere, sameSite: "None", secure: true }]);
  await page.goto(`${demo.origin}/${link()}`);
  const question = questionOf(page);
  await expect(question).toContainText(`${elsewhere}/open/stac`);
  await expect(question.getByText(host, { exact: true })).toBeVisible();
  await expect(question.getByRole("button", { name: "Do not open" })).toBeFocused();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  expect(asked).toEqual([]);

  await agree(page);
  const shown = await waitForSlice(page, { slice: "2025-06-12" });
  expect(shown.bytes).toBeGreaterThan(0);
  expect(page.url()).toContain(link());
  await page.getByRole("banner").getByRole("button", { name: "Share" }).click();
  await expect(page.getByRole("dialog")).toContainText("the other person is asked before it is opened");
  await expect(page.getByLabel("Link")).toHaveValue(new RegExp(`&catalogue=${elsewhere}/open/stac&`));
  await page.keyboard.press("Escape");
  await expect(page.locator("img[src^='blob:']").first()).toBeVisible();

  const before = asked.length;
  await page.reload();
  await waitForSlice(page, { slice: "2025-06-12" });
  expect(asked.length).toBeGreaterThan(before);
  await page.getByRole("banner").getByRole("button", { name: "From another site" }).click();
  await expect(page.getByRole("dialog")).toContainText(`responsibility of ${host}`);
  for (const { headers, url } of asked) {
    for (const name of identifying) expect(Object.keys(headers), url).not.toContain(name);
  }
});

test("a catalogue that is not opened is asked for nothing; the place stays, and there is a way back to it", async ({
  page,
  demo,
  serve,
}) => {
  const far = await serve({});
  const asked = await serveElsewhere(page, far, { assets: far.origin });
  await page.goto(`${demo.origin}/${link().replace("map=12/51.2/5.9", "map=14/51.21/5.93")}`);
  await questionOf(page).waitFor();
  await page.keyboard.press("Enter");
  await expect(messagesOf(page)).toContainText(`${host} was not opened`);
  await expect(page).toHaveURL(/#map=14\/51.21\/5.93&catalogue=sample&/);
  expect(asked).toEqual([]);

  await page.evaluate((hash) => (location.hash = hash), link());
  await questionOf(page).waitFor();
  await page.keyboard.press("Escape");
  await expect(questionOf(page)).toBeHidden();
  await expect(page).toHaveURL(/#map=14\/51.21\/5.93&catalogue=sample&/);
  expect(asked).toEqual([]);

  await page
    .getByRole("banner")
    .getByRole("button", { name: /Catalogue/ })
    .click();
  await page.getByRole("option", { name: "Open another catalogue…" }).click();
  await expect(page.getByLabel("Address of a STAC catalogue")).toHaveValue(`${elsewhere}/open/stac`);
  await page.getByRole("button", { name: "Continue" }).click();
  await agree(page);
  await waitForSlice(page, { slice: "2025-06-12" });
  await expect(page).toHaveURL(new RegExp(`#map=12/51.2/5.9&catalogue=${elsewhere}/open/stac&`));
});

test("no sign-in is lent to a catalogue of another site, whatever its items point at", async ({
  page,
  serve,
  watch,
}) => {
  watch.allow(/401/);
  const atFar: { url: string; authorization: string | undefined; cookie: string | undefined }[] = [];
  const far = await serve({
    onRequest: ({ url, headers }) =>
      atFar.push({ url, authorization: headers.authorization, cookie: headers.cookie }),
  });
  const home = await serve({
    configuration: {
      catalogues: [{ id: "sample-signed", title: "Far", url: `${far.origin}/signed/stac`, provider: "far" }],
      providers: [
        {
          id: "far",
          title: "Far accounts",
          kind: "code",
          authority: `${far.origin}/oidc`,
          clientId: "revisit-demo",
          scope: "openid profile email offline_access",
          origins: [far.origin],
        },
      ],
    },
  });
  await page.goto(`${home.origin}/${link("sample-signed")}`);
  await expect(page.getByRole("status").filter({ hasText: "36 dates" })).toBeVisible();
  await signIn(page);
  await waitForSlice(page, { slice: "2025-06-12" });
  const mine = await detail(page);
  expect(mine).toBeGreaterThan(10_000);
  expect(atFar.some(({ url, authorization }) => url.endsWith(".tif") && authorization)).toBe(true);

  // The same files, on an origin that receives tokens, by way of a catalogue that is not configured.
  const asked = await serveElsewhere(page, far, { mount: "signed", assets: far.origin });
  // Neighbouring dates are fetched ahead, with the session, until the other catalogue is opened.
  let before = -1;
  await expect
    .poll(() => before === (before = atFar.length), { intervals: [1_500], timeout: 30_000 })
    .toBe(true);
  await page.evaluate((hash) => (location.hash = hash), link(`${elsewhere}/signed/stac`));
  await agree(page);
  await expect(messagesOf(page)).toContainText("read without signing in");
  await expect(messagesOf(page).getByRole("button", { name: "Sign in" })).toBeHidden();
  const files = atFar.slice(before).filter(({ url }) => url.endsWith(".tif"));
  expect(files.length).toBeGreaterThan(0);
  expect(
    files.filter(({ authorization, cookie }) => authorization !== undefined || cookie !== undefined),
  ).toEqual([]);
  for (const { headers } of asked) for (const name of identifying) expect(headers).not.toHaveProperty(name);
  // Nothing of what was read with the session stands in for what may not be read.
  await expect.poll(() => detail(page)).toBeLessThan(mine / 4);
  await page.getByRole("banner").getByRole("button", { name: "Account" }).click();
  await expect(page.getByRole("dialog")).toContainText("read without signing in");
  await page.keyboard.press("Escape");

  await page.evaluate((hash) => (location.hash = hash), link("sample-signed"));
  await expect.poll(() => detail(page)).toBeGreaterThan(mine / 2);
});

/** How much there is to see in the middle of the map: a PNG of fields is large, one of an empty map small. */
async function detail(page: Page): Promise<number> {
  return (await page.screenshot({ clip: { x: 400, y: 330, width: 400, height: 160 } })).byteLength;
}
