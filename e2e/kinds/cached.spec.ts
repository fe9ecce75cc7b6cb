import type { IncomingMessage, ServerResponse } from "node:http";
import type { LoggedRequest } from "../../demo/server/request-log.ts";
import { expect, test } from "../support/fixtures.ts";
import { codeProvider, configurationOf, openAccount, typePassword, view } from "./far.ts";

const MOUNT = "/signed/stac";

/** Allows every cache to keep every answer for all users, and offers searching by GET only. */
function careless(request: IncomingMessage, response: ServerResponse): boolean {
  response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
  const isLanding = request.url === MOUNT && request.method === "GET";
  if (!isLanding || request.headers.authorization === undefined) return false;
  const root = `http://${request.headers.host}${MOUNT}`;
  response.writeHead(200, { "Content-Type": "application/json", "Access-Control-Allow-Origin": "*" });
  response.end(
    JSON.stringify({
      stac_version: "1.1.0",
      conformsTo: ["https://api.stacspec.org/v1.0.0/item-search"],
      links: [
        { rel: "data", href: `${root}/collections` },
        { rel: "search", method: "GET", href: `${root}/search`, type: "application/geo+json" },
      ],
    }),
  );
  return true;
}

test("nothing that was found with a sign-in is there after the sign-out, though the server lets it be cached", async ({
  page,
  context,
  serve,
  watch,
}) => {
  watch.allow(/401/);
  const seen: LoggedRequest[] = [];
  const far = await serve({
    signedSearch: true,
    intercept: careless,
    onRequest: (logged) => seen.push(logged),
  });
  const home = await serve({
    configuration: configurationOf(far.origin, codeProvider(far.origin), { signedSearch: true }),
  });
  await page.goto(`${home.origin}/${view}`);
  await openAccount(page);
  await page.getByRole("dialog").getByRole("button", { name: "Sign in" }).click();
  await typePassword(page);
  await expect(page.getByRole("status").filter({ hasText: "36 dates" })).toBeVisible();
  const signed = seen.filter(
    ({ method, url, status, headers }) =>
      method === "GET" && status === 200 && url.startsWith(MOUNT) && headers.authorization !== undefined,
  );
  const paths = new Set(signed.map(({ url }) => new URL(url, far.origin).pathname));
  expect([...paths]).toEqual(expect.arrayContaining([MOUNT, `${MOUNT}/collections`, `${MOUNT}/search`]));

  await openAccount(page, /Ada/);
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Sign out( here)?$/ })
    .click();
  await expect(page.getByRole("banner").getByRole("button", { name: "Sign in" })).toBeVisible();
  await page.close();

  const next = await context.newPage();
  await next.goto(`${home.origin}/${view}`);
  await expect(next.getByRole("tabpanel")).toContainText(/sign/i);
  await expect(next.getByRole("status").filter({ hasText: "36 dates" })).toHaveCount(0);
  await expect(next.getByRole("tabpanel")).not.toContainText("31UFS");
  // Whatever the browser's cache has, it gives; what it does not have, the server refuses.
  const addresses = [...new Set(signed.map(({ url }) => `${far.origin}${url}`))];
  const answers = await next.evaluate(
    (urls) =>
      Promise.all(
        urls.map(async (url) => {
          const { status } = await fetch(url, { cache: "force-cache", credentials: "omit" });
          return `${status} ${url}`;
        }),
      ),
    addresses,
  );
  expect(answers).toEqual(addresses.map((url) => `401 ${url}`));
});
