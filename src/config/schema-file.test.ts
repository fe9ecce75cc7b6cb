import { describe, expect, it } from "vitest";
import { configJsonSchema } from "./json-schema.ts";

describe("the published JSON Schema", () => {
  it("is what the parser's own schema generates (rewrite it with `npx vitest run src/config -u`)", async () => {
    const text = `${JSON.stringify(configJsonSchema(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot("../../public/config.schema.json");
  });
});
