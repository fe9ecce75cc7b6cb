import { AxeBuilder } from "@axe-core/playwright";
import { signIn } from "./support/account.ts";
import { elsewhere, serveElsewhere } from "./support/elsewhere.ts";
import { expect, test } from "./support/fixtures.ts";
import type { Page } from "./support/fixtures.ts";
import { waitForSlice } from "./support/slices.ts";
import { SEASON_START } from "./support/season.ts";

const host = new URL(elsewhere).host;
const search = "collection=sample-season&bbox=5.72,51.15,6.13,51.25&from=2025-01-01&slice=2025-06-12";
const link = (catalogue = `${elsewhere}/open/stac`) => `#map=12/51.2/5.9&catalogue=${catalogue}&${search}`;

const questionOf = (page: Page) =>
  page.getByRole("alertdialog", { name: "Open a catalogue from another site?" });
const refuse = (page: Page) => questionOf(page).getByRole("button", { name: "Do not open" }).click();
const agree = (page: Page) => questionOf(page).getByRole("button", { name: "Open", exact: true }).click();
const messagesOf = (page: Page) => page.getByRole("region", { name: "Messages" });

/** Everything that could tell a server who asks. */
const identifying = ["authorization", "cookie", "dpop", "proxy-authorization", "referer"];

async function typeAddress(page: Page, address: string): Promise<void> {
  await page
    .getByRole("banner")
    .getByRole("button", { name: /Catalogue/ })
    .click();
  await page.getByRole("option", { name: "Open another catalogue…" }).click();
  const field = page.getByLabel("Address of a STAC catalogue");
  await expect(field).toBeFocused();
  await field.fill(address);
  await field.press("Enter");
}

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

  // The same files, on an origin that receives tokens, by way of a catalogue that nobody configured.
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

test("a hostile catalogue shows text as text, and leads the page nowhere", async ({ page, serve }) => {
  const urls: string[] = [];
  const home = await serve({ onRequest: ({ url }) => urls.push(url) });
  const long = "<img src=x onerror=window.hacked=1>".repeat(100);
  const far = await serve({});
  const asked = await serveElsewhere(page, far, {
    assets: far.origin,
    change: (body, url) => {
      const text = JSON.stringify(body)
        .replace(/"title":"[^"]*"/g, () => `"title":${JSON.stringify(long)}`)
        .replace(/"description":"[^"]*"/g, () => `"description":${JSON.stringify(long)}`);
      if (!url.pathname.endsWith("/search")) return JSON.parse(text) as unknown;
      const found = JSON.parse(text) as { features: Record<string, Record<string, unknown>>[] };
      for (const { assets, properties, ...item } of found.features) {
        Object.assign(properties ?? {}, { platform: long });
        Object.assign(assets ?? {}, {
          script: { href: "javascript:window.hacked=1", type: "image/tiff", roles: ["data"] },
          own: {
            href: `${home.origin}/private/a.tif`,
            type: "image/tiff; application=geotiff",
            roles: ["data"],
          },
          thumbnail: { href: `${home.origin}/private/a.png`, type: "image/png", roles: ["thumbnail"] },
        });
        Object.assign(item["links"] ?? {}, [{ rel: "self", href: "javascript:window.hacked=1" }]);
      }
      return found;
    },
  });
  await page.goto(`${home.origin}/${link()}`);
  await agree(page);
  await waitForSlice(page, { slice: "2025-06-12" });
  await page.getByRole("button", { name: "Details of 12 Jun 2025" }).click();
  await expect(page.getByText("which a browser cannot read").first()).toBeVisible();
  await expect(page.getByText("an address that is of this site itself").first()).toBeVisible();
  const { hacked, width } = await page.evaluate(() => ({
    hacked: "hacked" in window,
    width: document.documentElement.scrollWidth,
  }));
  expect(hacked).toBe(false);
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  expect(await page.locator("a[href]").count()).toBe(0);
  expect(urls.filter((url) => url.startsWith("/private"))).toEqual([]);
  expect(asked.every(({ url }) => url.startsWith(elsewhere))).toBe(true);
});

test("a deployment that refuses other catalogues asks nobody, and its policy lets nothing through", async ({
  page,
  serve,
  watch,
}) => {
  const home = await serve({
    configuration: {
      otherCatalogues: "refuse",
      catalogues: [
        {
          id: "sample",
          title: "Sample",
          url: "./open/stac",
          start: SEASON_START,
          synthetic: true,
        },
      ],
    },
  });
  const asked = await serveElsewhere(page, home);
  const response = await page.goto(`${home.origin}/${link()}`);
  expect(response?.headers()["content-security-policy"]).toMatch(/connect-src 'self';/);
  await waitForSlice(page);
  await expect(messagesOf(page)).toContainText("names a catalogue whose address is not configured here");
  await expect(questionOf(page)).toBeHidden();
  await page
    .getByRole("banner")
    .getByRole("button", { name: /Catalogue/ })
    .click();
  await expect(page.getByRole("option")).toHaveText([/^Sample/, "Open files of this computer…"]);
  expect(asked).toEqual([]);

  // The key has been changed, and the header that the server sends has been forgotten.
  watch.allow(/Content Security Policy/);
  await page.route("**/config.json", async (route) => {
    const answer = (await (await route.fetch()).json()) as object;
    await route.fulfill({ json: { ...answer, otherCatalogues: "ask" } });
  });
  // The policy in the page would be told at start.
  await page.route(`${home.origin}/`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(/<meta http-equiv[^>]*>/, "") });
  });
  await page.goto("about:blank");
  await page.goto(`${home.origin}/${link()}`);
  await agree(page);
  await expect(questionOf(page).getByRole("status")).toContainText("sends a Content-Security-Policy");
  expect(asked).toEqual([]);
});

test("an address that somebody types is opened after the same question, or it is said what is wrong with it", async ({
  page,
  demo,
  watch,
}) => {
  watch.allow(/404|CORS|ERR_FAILED/);
  const stac = {
    stac_version: "1.0.0",
    id: "features",
    conformsTo: [],
    links: [{ rel: "data", href: "./collections" }],
  };
  await serveElsewhere(page, demo, {
    answer: ({ pathname }) => {
      switch (pathname) {
        case "/html":
          return { contentType: "text/html", body: "<!doctype html><title>Hello</title>" };
        case "/gone":
          return { status: 404, json: {} };
        case "/closed":
          return { json: {}, headers: { "access-control-allow-origin": "https://nobody.example" } };
        case "/features":
          return { json: stac };
        case "/other.json":
          return { json: { hello: "world" } };
        default:
          return undefined;
      }
    },
  });
  await page.goto(demo.origin);
  await waitForSlice(page);
  await typeAddress(page, "http://stac.example.org/");
  await expect(page.getByText("This address does not begin with https://.")).toBeVisible();
  expect((await new AxeBuilder({ page }).include("[role=dialog]").analyze()).violations).toEqual([]);
  await page.keyboard.press("Escape");

  const wrong = [
    ["/html", "a web page (HTML) instead of JSON"],
    ["/gone", "has nothing at"],
    ["/closed", "may not be read by a browser"],
    ["/features", "neither item search nor links to items: it cannot be searched"],
    ["/other.json", "JSON that is not a STAC landing page"],
  ] as const;
  for (const [path, words] of wrong) {
    await typeAddress(page, `${host}${path}`);
    await agree(page);
    await expect(questionOf(page).getByRole("status")).toContainText(words);
    await expect(questionOf(page).getByRole("button", { name: "Try again" })).toBeEnabled();
    await refuse(page);
    await expect(questionOf(page)).toBeHidden();
    expect(page.url()).toContain("catalogue=sample&");
  }

  await typeAddress(page, `${host}/open/stac`);
  await agree(page);
  await expect(page.getByRole("banner").getByRole("button", { name: new RegExp(host) })).toBeVisible();
  await page.getByRole("button", { name: /Choose a collection/ }).click();
  await page.getByRole("option", { name: /Sample season/ }).click();
  await expect(page.getByRole("status").filter({ hasText: /\d+ dates?/ })).toBeVisible();
});

/** How much there is to see in the middle of the map: a PNG of fields is large, one of an empty map small. */
async function detail(page: Page): Promise<number> {
  return (await page.screenshot({ clip: { x: 400, y: 330, width: 400, height: 160 } })).byteLength;
}
