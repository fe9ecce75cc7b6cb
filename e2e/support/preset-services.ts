import type { Page, Route } from "@playwright/test";
import { generatedCog, type Ground } from "./generated-cog.ts";

export interface PresetItem {
  readonly id: string;
  readonly collection: string;
  readonly bbox: readonly number[];
  readonly properties: Readonly<Record<string, unknown>>;
  readonly assets: Readonly<Record<string, PresetAsset>>;
}

interface PresetAsset {
  readonly href: string;
  readonly type?: string;
  readonly "proj:transform"?: readonly number[];
  readonly "proj:shape"?: readonly number[];
  readonly "auth:refs"?: readonly string[];
}

/** A service as it is configured, and what it has. */
export interface PresetService {
  readonly url: string;
  readonly items: readonly PresetItem[];
  /** Added to reflectances in its files. */
  readonly offset: number;
}

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "*, authorization",
  "access-control-expose-headers": "*",
};

/** Answers for the services and their files, and for the sign-ins that go with them. Returns the files that were asked for. */
export async function servePresets(
  page: Page,
  services: readonly PresetService[],
): Promise<readonly { readonly url: string; readonly token: string | undefined }[]> {
  const files: { url: string; token: string | undefined }[] = [];
  const known = new Map(
    services.flatMap(({ items, offset }) =>
      items.flatMap((item) =>
        Object.entries(item.assets).map(([key, { href }]) => [href, { item, key, offset }] as const),
      ),
    ),
  );
  const made = new Map<string, Uint8Array>();
  const answer = async (route: Route): Promise<void> => {
    const url = new URL(route.request().url());
    const service = services.find((each) => url.href.startsWith(each.url.replace(/\/$/, "")));
    if (service) return await route.fulfill({ headers: CORS, ...catalogueAnswer(service, url, route) });
    const account = accountAnswer(url);
    if (account !== undefined) return await route.fulfill({ headers: CORS, json: account });
    // Addresses of files are signed in their query.
    const file = known.get(`${url.origin}${url.pathname}`);
    if (file === undefined) return await route.fulfill({ status: 404, headers: CORS, body: "" });
    const { item, key, offset } = file;
    const { authorization: token } = await route.request().allHeaders();
    files.push({ url: url.href, token });
    const isProtected = item.assets[key]?.["auth:refs"] !== undefined;
    if (isProtected && token === undefined)
      return await route.fulfill({ status: 401, headers: CORS, body: "" });
    const bytes = made.get(url.pathname) ?? generatedCog(key, groundOf(item, key), offset);
    made.set(url.pathname, bytes);
    return await route.fulfill(rangeOf(bytes, route.request().headers()["range"]));
  };
  // What is fetched ahead may still be under way when the page closes.
  await page.route(/^https:/, (route) => answer(route).catch(() => route.abort().catch(() => undefined)));
  return files;
}

function catalogueAnswer(
  { url: home, items }: PresetService,
  url: URL,
  route: Route,
): Parameters<Route["fulfill"]>[0] {
  const base = home.replace(/\/$/, "");
  const collections = [...new Set(items.map(({ collection }) => collection))].map((id) => ({
    type: "Collection",
    stac_version: "1.0.0",
    id,
    title: id,
    description: id,
    license: "other",
    extent: {
      spatial: { bbox: [[-180, -90, 180, 90]] },
      temporal: { interval: [["2018-01-01T00:00:00Z", lastOf(items)]] },
    },
  }));
  const path = url.href.slice(base.length).split("?")[0]?.replace(/\/$/, "") ?? "";
  if (path === "") return { json: landing(base) };
  if (path === "/collections") return { json: { collections, links: [] } };
  if (path === "/search") {
    const body = route.request().postDataJSON() as { collections?: readonly string[] } | null;
    const wanted = body?.collections ?? url.searchParams.get("collections")?.split(",") ?? [];
    const features = items.filter(({ collection }) => wanted.includes(collection));
    return { json: { type: "FeatureCollection", features, links: [] } };
  }
  const one = collections.find(({ id }) => path === `/collections/${id}`);
  return one ? { json: one } : { status: 404, json: {} };
}

function lastOf(items: readonly PresetItem[]): string {
  return items.map(({ properties }) => String(properties["datetime"])).reduce((a, b) => (a > b ? a : b));
}

function landing(base: string): unknown {
  return {
    type: "Catalog",
    stac_version: "1.0.0",
    id: "preset",
    conformsTo: ["https://api.stacspec.org/v1.0.0/core", "https://api.stacspec.org/v1.0.0/item-search"],
    links: [
      { rel: "data", href: `${base}/collections` },
      ...["GET", "POST"].map((method) => ({ rel: "search", method, href: `${base}/search` })),
    ],
  };
}

/** The password grant of Terrascope's realm, and the Planetary Computer's signatures. */
function accountAnswer({ href, origin, pathname }: URL): unknown {
  const realm = "https://sso.terrascope.be/auth/realms/terrascope";
  if (href === `${realm}/.well-known/openid-configuration`) {
    const endpoint = `${realm}/protocol/openid-connect`;
    return { issuer: realm, token_endpoint: `${endpoint}/token`, revocation_endpoint: `${endpoint}/revoke` };
  }
  if (origin === new URL(realm).origin && pathname.endsWith("/token")) {
    return { access_token: "terrascope-access-token-of-a-test", token_type: "Bearer", expires_in: 3600 };
  }
  if (pathname.startsWith("/api/sas/v1/token/")) {
    return { token: "sv=2024&sig=made-up", "msft:expiry": new Date(Date.now() + 3_600_000).toISOString() };
  }
  return undefined;
}

/** Where an asset's file lies, by what its item says. */
export function groundOf({ properties, assets }: PresetItem, key: string): Ground {
  const asset = assets[key];
  const code = Number(properties["proj:epsg"] ?? String(properties["proj:code"]).replace("EPSG:", ""));
  const [a = 10, , west = 0, , e = -10, north = 0] = asset?.["proj:transform"] ?? [];
  const [rows = 10_980, columns = 10_980] = asset?.["proj:shape"] ?? [];
  return { code, west, north, east: west + a * columns, south: north + e * rows };
}

function rangeOf(bytes: Uint8Array, range: string | undefined): Parameters<Route["fulfill"]>[0] {
  const headers = { ...CORS, "content-type": "image/tiff", "accept-ranges": "bytes", etag: '"1"' };
  const [, from, to] = /bytes=(\d+)-(\d*)/.exec(range ?? "") ?? [];
  if (from === undefined) return { headers, body: Buffer.from(bytes) };
  const last = Math.min(bytes.length - 1, to ? Number(to) : bytes.length - 1);
  return {
    status: 206,
    headers: { ...headers, "content-range": `bytes ${from}-${last}/${bytes.length}` },
    body: Buffer.from(bytes.subarray(Number(from), last + 1)),
  };
}
