import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { withPagePolicy } from "./page-policy.ts";

const configuration = fileURLToPath(new URL("../public/config.json", import.meta.url));

/** Writes the policy into the built page, for hosts that cannot send headers. Development has none: hot reloading breaks it. */
export function policyPlugin(): Plugin {
  return {
    name: "policy-in-page",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: async (html) => withPagePolicy(html, JSON.parse(await readFile(configuration, "utf8"))),
    },
  };
}
