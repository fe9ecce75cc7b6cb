import { createServer } from "node:http";
import type { Server } from "node:http";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { mediaTypeOf } from "../demo/server/assets/media-type.ts";
import { listen } from "../demo/server/listen.ts";
import { realPathInside } from "../demo/server/library/inside.ts";
import { appFolder, expect, test } from "./support/fixtures.ts";

// A host that serves the built folder and can set no header, such as a bucket.

let host: Server;
let origin: string;
/** Served in place of what was built. */
let configuration: string | undefined;

test.beforeAll(async () => {
  host = createServer(async (request, response) => {
    const path = (request.url ?? "/").replace(/[?#].*$/s, "").slice(1) || "index.html";
    if (path === "around.html") {
      response.setHeader("Content-Type", "text/html");
      response.end(
        '<!doctype html><iframe src="./index.html" width="800" height="600" title="inside"></iframe>',
      );
      return;
    }
    if (path === "favicon.ico") {
      response.writeHead(204).end();
      return;
    }
    const file = await realPathInside(appFolder, path);
    response.setHeader("Content-Type", mediaTypeOf(path));
    if (path === "config.json" && configuration !== undefined) response.end(configuration);
    else if (file === undefined) response.writeHead(404).end();
    else response.end(await readFile(file));
  });
  await listen(host, 0);
  origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
});

test.beforeEach(() => {
  configuration = undefined;
});

test.afterAll(() => {
  host.close();
  host.closeAllConnections();
});

test("the page carries its own policy, and About says what a header would add", async ({ page, watch }) => {
  // There is no STAC API behind this host: the application says so, and that is not what is looked at here.
  watch.allow(/Failed to load resource/);
  watch.allow(/requires 'TrustedScript' assignment/);
  await page.goto(`${origin}/`);
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute("content", /default-src 'none'; script-src 'self'/);
  const refused = await page.evaluate(() => {
    const script = document.createElement("script");
    try {
      script.text = "globalThis.injected = true";
    } catch {
      return "by Trusted Types";
    }
    document.head.append(script);
    return "injected" in globalThis ? "not at all" : "by the policy";
  });
  expect(refused).toMatch(/^by/);
  await page.getByRole("button", { name: "about this application" }).click();
  await expect(page.getByRole("dialog").getByRole("note")).toContainText("does not send");
});

test("a configuration that names more than the page's policy allows is told with the command that helps", async ({
  page,
}) => {
  const written = JSON.parse(await readFile(join(appFolder, "config.json"), "utf8")) as {
    catalogues: { assetOrigins?: string[] }[];
  };
  written.catalogues[0]?.assetOrigins?.push("https://added.example.org");
  const [first, ...others] = written.catalogues;
  const catalogues = [{ ...first, assetOrigins: ["https://added.example.org"] }, ...others];
  configuration = JSON.stringify({ ...written, catalogues });
  await page.goto(`${origin}/`);
  await expect(page.getByRole("alert")).toContainText("https://added.example.org");
  await expect(page.getByRole("alert")).toContainText("npm run policy -- dist/config.json --write");
});

test("the application does not run inside a page that is not listed", async ({ page }) => {
  await page.goto(`${origin}/around.html`);
  const inside = page.frameLocator("iframe");
  await expect(inside.getByRole("alert")).toContainText(`does not run inside a page of ${origin}`);
  await expect(inside.getByRole("button", { name: "Share" })).toHaveCount(0);
});
