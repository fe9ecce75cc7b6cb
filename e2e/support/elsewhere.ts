import type { Page, Route } from "@playwright/test";
import type { DemoServer } from "../../demo/server/server.ts";

/** A host that does not exist: the test answers what is asked of it. */
export const elsewhere = "https://stac.elsewhere.example";

export interface Asked {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface ElsewhereOptions {
  /** Which of the local server's catalogues it shows as its own. */
  readonly mount?: "open" | "signed";
  /** Where its items say that files are; its own host unless given. */
  readonly assets?: string;
  /** Changes any JSON before it is sent, as a hostile catalogue would. */
  readonly change?: (body: unknown, url: URL) => unknown;
  /** Answers instead; undefined lets the catalogue answer. */
  readonly answer?: (url: URL) => Parameters<Route["fulfill"]>[0] | undefined;
}

const cors = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "*, authorization",
  "access-control-expose-headers": "*",
};

/** Stands in for a STAC API on another site, with items and files of a local server. Returns what it was asked. */
export async function serveElsewhere(
  page: Page,
  server: DemoServer,
  { mount = "open", assets = elsewhere, change = (body) => body, answer }: ElsewhereOptions = {},
): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  const pass = async (route: Route): Promise<void> => {
    const request = route.request();
    const url = new URL(request.url());
    asked.push({ url: url.href, method: request.method(), headers: await request.allHeaders() });
    const own = answer?.(url);
    if (own !== undefined) {
      await route.fulfill({ headers: cors, ...own });
      return;
    }
    const { range, "content-type": type } = request.headers();
    const response = await fetch(`${server.origin}${url.pathname}${url.search}`, {
      method: request.method(),
      headers: { ...(range ? { range } : {}), ...(type ? { "content-type": type } : {}) },
      ...(request.postData() === null ? {} : { body: request.postData() }),
    });
    const { status } = response;
    const headers: Record<string, string> = { ...Object.fromEntries(response.headers), ...cors };
    if (!headers["content-type"]?.includes("json")) {
      await route.fulfill({ status, headers, body: Buffer.from(await response.arrayBuffer()) });
      return;
    }
    const text = (await response.text())
      .replaceAll(`${server.origin}/${mount}/assets`, `${assets}/${mount}/assets`)
      .replaceAll(`${server.origin}/${mount}/stac`, `${elsewhere}/${mount}/stac`);
    await route.fulfill({ status, json: change(JSON.parse(text), url), headers: cors });
  };
  // What is not the sample is opened over a basemap of yet another site.
  const ground = { id: "ground", type: "background", paint: { "background-color": "#eceee7" } };
  await page
    .context()
    .route("https://tiles.openfreemap.org/**", (route) =>
      route.fulfill({ headers: cors, json: { version: 8, sources: {}, layers: [ground] } }),
    );
  // Dates are fetched ahead until the page closes, and the local server may have closed before it.
  await page
    .context()
    .route(`${elsewhere}/**`, (route) => pass(route).catch(() => route.abort().catch(() => undefined)));
  return asked;
}
