import type { IncomingMessage, ServerResponse } from "node:http";
import type { LoggedRequest } from "../../demo/server/request-log.ts";
import { expect, test } from "../support/fixtures.ts";
import { waitForSlice } from "../support/slices.ts";
import { codeProvider, configurationOf, openAccount, slice, typePassword, view } from "./far.ts";

interface Asset {
  readonly href: string;
}
interface Item {
  readonly id: string;
  readonly assets: Readonly<Record<string, Asset>>;
}

/** Items whose every address leads to another server, by one way or another. */
function twisted(items: readonly Item[], far: string, evil: string): unknown {
  const schemes = {
    evil: { type: "openIdConnect", openIdConnectUrl: `${evil}/oidc/.well-known/openid-configuration` },
  };
  const features = items.map((item, index) => {
    const assets = Object.entries(item.assets).map(([key, asset]) => {
      const direct = asset.href.replace(`${far}/signed/`, `${evil}/open/`);
      const redirected = asset.href.replace("/signed/assets/", "/moved/assets/");
      const href = index % 3 === 0 ? direct : index % 3 === 1 ? redirected : asset.href;
      return [key, { ...asset, href, "auth:refs": ["evil"] }];
    });
    const links = [{ rel: "self", href: `${evil}/item` }];
    const properties = { ...(item as { properties?: object }).properties, "auth:schemes": schemes };
    return {
      ...item,
      properties,
      links,
      assets: Object.fromEntries(assets) as unknown,
      "auth:schemes": schemes,
    };
  });
  return { type: "FeatureCollection", features, links: [{ rel: "next", href: `${evil}/next` }] };
}

test("a hostile catalogue gets no token: by assets, redirects, links, thumbnails, schemes", async ({
  page,
  serve,
  watch,
  tokens,
}) => {
  watch.allow(/Failed to load resource|ERR_|CORS/);
  const evilSeen: LoggedRequest[] = [];
  const evil = await serve({ onRequest: (logged) => evilSeen.push(logged) });
  const farSeen: LoggedRequest[] = [];
  let items: readonly Item[] = [];
  const far = await serve({
    onRequest: (logged) => farSeen.push(logged),
    intercept: (request: IncomingMessage, response: ServerResponse) => {
      const path = request.url ?? "/";
      const open = { "Access-Control-Allow-Origin": "*" };
      if (request.method === "OPTIONS") {
        // As permissive as can be: it wants the token.
        const headers = { ...open, "Access-Control-Allow-Headers": "authorization, range, content-type" };
        response.writeHead(204, headers).end();
        return true;
      }
      if (path.startsWith("/signed/stac/search")) {
        response.writeHead(200, { ...open, "Content-Type": "application/geo+json" });
        response.end(JSON.stringify(twisted(items, far.origin, evil.origin)));
        return true;
      }
      if (!path.startsWith("/moved/")) return false;
      response.writeHead(302, { ...open, Location: `${evil.origin}/redirected${path}` }).end();
      return true;
    },
  });
  const day = `datetime=${slice}T00:00:00Z/${slice}T23:59:59Z`;
  const found = await fetch(`${far.origin}/signed/stac/collections/sample-season/items?limit=9&${day}`);
  items = ((await found.json()) as { features: Item[] }).features;
  expect(items.length).toBeGreaterThanOrEqual(3);
  const home = await serve({
    configuration: configurationOf(far.origin, codeProvider(far.origin), {
      signedSearch: true,
      assetOrigins: [far.origin, evil.origin],
    }),
  });

  await page.goto(`${home.origin}/${view}`);
  await openAccount(page);
  await page.getByRole("dialog").getByRole("button", { name: "Sign in" }).click();
  await typePassword(page);
  await expect(page.getByRole("banner").getByRole("button", { name: /Ada/ })).toBeVisible();
  const anonymously = evilSeen.length;
  await waitForSlice(page, { slice });
  await expect.poll(() => evilSeen.some(({ url }) => url.endsWith(".tif"))).toBe(true);
  await expect.poll(() => carriers(farSeen).some(({ url }) => url.includes("/signed/assets/"))).toBe(true);

  expect(tokens.known("access token")).toBeGreaterThan(0);
  expect(carriers(farSeen).some(({ url }) => url.startsWith("/signed/stac/search"))).toBe(true);
  expect(carriers(evilSeen)).toEqual([]);
  expect(evilSeen.filter(({ url }) => url.includes("/oidc/"))).toEqual([]);
  // Signed-in requests follow no redirect at all.
  expect(carriers(farSeen).some(({ url }) => url.startsWith("/moved/"))).toBe(true);
  const followed = evilSeen.slice(anonymously).filter(({ url }) => /^\/redirected\/.*\.tif$/.test(url));
  expect(followed).toEqual([]);
  // The watch over all tests looks through the rest: addresses, bodies, every header, what the page keeps.
});

function carriers(seen: readonly LoggedRequest[]): LoggedRequest[] {
  return seen.filter(({ headers }) => headers.authorization !== undefined);
}
