import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ViteDevServer } from "vite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listen } from "./server/listen.ts";
import { testFolder, testItem } from "./server/testing/folder.ts";
import type { TestFolder } from "./server/testing/folder.ts";
import { demoPlugin } from "./vite-plugin.ts";

let folder: TestFolder;
const upstream = createServer((_request, response) => response.end("a file of a service without CORS"));
const development = createServer();
let origin: string;
let service: string;

beforeAll(async () => {
  const point = { type: "Point", coordinates: [5, 51] };
  const item = testItem("one", [5, 51, 5, 51], { datetime: "2025-06-01T10:00:00Z" }, { geometry: point });
  folder = await testFolder({ "one.json": item });
  service = `http://127.0.0.1:${await listen(upstream, 0)}`;
  origin = `http://127.0.0.1:${await listen(development, 0)}`;
  const plugin = demoPlugin({ folder: folder.path, isSample: false, passThrough: [service] });
  // The part of Vite's server that the plugin uses.
  const middlewares = {
    use: (answer: (request: IncomingMessage, response: ServerResponse, next: () => void) => void) =>
      development.on("request", (request, response) =>
        answer(request, response, () => response.writeHead(404).end()),
      ),
  };
  const configureServer = plugin.configureServer as (server: ViteDevServer) => void;
  configureServer({ httpServer: development, middlewares } as unknown as ViteDevServer);
});

afterAll(async () => {
  upstream.close();
  development.close();
  await folder[Symbol.asyncDispose]();
});

it("development serves the folder, its configuration and the pass-through as npm start does", async () => {
  const configuration = (await (await fetch(`${origin}/config.json`)).json()) as {
    catalogues: { id: string; start: { bbox: number[] } }[];
  };
  expect(configuration.catalogues[0]).toMatchObject({ id: "folder" });
  expect(await (await fetch(`${origin}/open/stac/search`)).json()).toMatchObject({
    features: [{ id: "one" }],
  });
  const passed = await fetch(`${origin}/through/http/${new URL(service).host}/file.tif`);
  expect(await passed.text()).toBe("a file of a service without CORS");
  expect((await fetch(`${origin}/src/main.ts`)).status).toBe(404);
});

it("a folder whose items are single points opens on a box that a map can show", async () => {
  const configuration = (await (await fetch(`${origin}/config.json`)).json()) as {
    catalogues: { start: { bbox: number[] } }[];
  };
  const [west = 0, south = 0, east = 0, north = 0] = configuration.catalogues[0]?.start.bbox ?? [];
  expect(east - west).toBeGreaterThan(0);
  expect(north - south).toBeGreaterThan(0);
  expect([west < 5, east > 5, south < 51, north > 51]).toEqual([true, true, true, true]);
});
