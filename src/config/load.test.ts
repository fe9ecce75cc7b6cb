import { describe, expect, it } from "vitest";
import { ProblemError, type Problem } from "../problem/problem.ts";
import { loadConfig } from "./load.ts";

const URL_OF_CONFIG = "https://maps.example.org/config.json?v=1";
const BASE = "https://maps.example.org/";

async function problemWith(answer: () => Promise<Response>): Promise<Problem> {
  try {
    await loadConfig(URL_OF_CONFIG, BASE, answer);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error("was loaded");
}

describe("loadConfig", () => {
  it("reads and parses the file", async () => {
    const file = JSON.stringify({ catalogues: [{ id: "one", title: "One", url: "./stac" }] });
    const config = await loadConfig(URL_OF_CONFIG, BASE, async () => new Response(file));
    expect(config.catalogues[0]?.url).toBe("https://maps.example.org/stac");
  });

  it("tells a missing file, an unreachable server, a web page and a slip of the pen apart", async () => {
    const missing = await problemWith(async () => new Response("", { status: 404 }));
    expect(missing).toMatchObject({ kind: "missing", status: 404 });
    expect(await problemWith(() => Promise.reject(new TypeError("Failed to fetch")))).toMatchObject({
      kind: "network",
    });
    expect((await problemWith(async () => new Response("<!doctype html>"))).message).toContain("HTML");
    expect(await problemWith(async () => new Response('{"catalogues": [,]}'))).toMatchObject({
      kind: "configuration",
    });
  });

  it("names the file without its query", async () => {
    const problem = await problemWith(async () => new Response("", { status: 500 }));
    expect(problem.message).toContain("https://maps.example.org/config.json ");
  });
});
