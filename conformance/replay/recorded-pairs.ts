import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { objectOf, textOf } from "../../src/catalogue/normalise/read.ts";
import type { AskedRequest } from "./meaning.ts";

/** A request that was sent to a real service, and what it answered. */
export interface RecordedPair {
  /** File, relative to the folder. */
  readonly name: string;
  readonly request: AskedRequest;
  readonly status: number;
  readonly json: unknown;
}

/** The pairs in `folder`; files that hold anything else are left out. */
export async function readPairs(folder: string): Promise<readonly RecordedPair[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".json"));
  const pairs: RecordedPair[] = [];
  for (const name of names.toSorted()) {
    const pair = pairOf(name, JSON.parse(await readFile(join(folder, name), "utf8")));
    if (pair) pairs.push(pair);
  }
  return pairs;
}

function pairOf(name: string, file: unknown): RecordedPair | undefined {
  const request = objectOf(objectOf(file)?.["request"]);
  const response = objectOf(objectOf(file)?.["response"]);
  const method = textOf(request?.["method"]);
  const url = textOf(request?.["url"]);
  const status = objectOf(response?.["status"])?.["code"];
  if (method === undefined || url === undefined || typeof status !== "number") return undefined;
  return { name, request: { method, url, body: request?.["body"] }, status, json: response?.["json"] };
}
