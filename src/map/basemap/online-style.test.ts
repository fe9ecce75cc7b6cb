import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BasemapConfig } from "../../config/types.ts";
import { fetchStyle } from "./online-style.ts";

const style = {
  version: 8,
  sources: { a: { type: "vector", url: "./planet" } },
  layers: [
    { id: "names", type: "symbol", source: "a", "source-layer": "place" },
    { id: "ground", type: "background" },
  ],
};

const server = createServer((request, response) => {
  if (request.url?.startsWith("/gone.json")) response.writeHead(404);
  else if (request.url?.startsWith("/login.json")) response.write("<!doctype html><title>Sign in</title>");
  else if (request.url?.startsWith("/endless.json")) response.write(" ".repeat(3e6));
  else response.write(JSON.stringify(style));
  response.end();
});
let origin = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function basemap(path: string): BasemapConfig & { url: string } {
  return { id: "topo", title: "Topography", kind: "style", url: `${origin}${path}?key=secret` };
}

test("names of a style go above the slices, everything else below", async () => {
  const { below, above } = await fetchStyle(basemap("/style.json"), "b:", new AbortController().signal);
  expect(below.map(({ id }) => id)).toEqual(["b:ground"]);
  expect(above.map(({ id }) => id)).toEqual(["b:names"]);
});

test.each([
  ["/gone.json", "The basemap “Topography” answers 404."],
  ["/endless.json", "The basemap “Topography” has a style of more than 2 MB."],
  ["/login.json", "The basemap “Topography” is not a map style."],
])("%s is refused by name, and the address told without its key", async (path, message) => {
  const problem = { message, url: `${origin}${path}` };
  await expect(fetchStyle(basemap(path), "b:", new AbortController().signal)).rejects.toMatchObject({
    problem,
  });
});

test("a service that is not there is told as such", async () => {
  const elsewhere = { ...basemap(""), url: "http://127.0.0.1:1/style.json" };
  await expect(fetchStyle(elsewhere, "b:", new AbortController().signal)).rejects.toMatchObject({
    problem: { kind: "network", message: "The basemap “Topography” cannot be reached." },
  });
});

test("a choice that was taken back says nothing", async () => {
  const signal = AbortSignal.abort();
  await expect(fetchStyle(basemap("/style.json"), "b:", signal)).rejects.toMatchObject({
    name: "AbortError",
  });
});
