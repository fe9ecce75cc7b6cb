import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { withImportRules } from "./import-rules.ts";

it("the linter holds every room to the table (npm run import-rules writes it)", async () => {
  const text = await readFile(new URL("../.oxlintrc.json", import.meta.url), "utf8");
  expect(JSON.parse(withImportRules(text))).toEqual(JSON.parse(text));
});
