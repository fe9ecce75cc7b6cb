import { AxeBuilder } from "@axe-core/playwright";
import { elsewhere, serveElsewhere } from "./support/elsewhere.ts";
import { expect, test } from "./support/fixtures.ts";
import type { Page } from "./support/fixtures.ts";
import { agree, host, link, messagesOf, questionOf, refuse } from "./support/other-catalogue.ts";
import { waitForSlice } from "./support/slices.ts";
import { SEASON_START } from "./support/season.ts";

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

test("a deployment that refuses other catalogues asks none of them, and its policy lets nothing through", async ({
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

test("an address that is typed is opened after the same question, or it is said what is wrong with it", async ({
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
          return { json: {}, headers: { "access-control-allow-origin": "https://closed.example" } };
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
