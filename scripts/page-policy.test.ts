import { describe, expect, it } from "vitest";
import { insertPolicy, withPagePolicy } from "./page-policy.ts";

const PAGE = `<!doctype html>
<html>
  <head>
    <meta charset="utf-8" />
    <script type="module" src="./a.js"></script>
  </head>
</html>`;

const CONFIGURATION = {
  catalogues: [
    { id: "a", title: "A", url: "https://stac.example.org", assetOrigins: ["https://data.example.org"] },
  ],
};

describe("the policy that is written into the page", () => {
  it("stands before everything that it governs, and after the encoding", () => {
    const page = withPagePolicy(PAGE, CONFIGURATION);
    const [charset, policy, script] = ["charset", "Content-Security-Policy", "<script"].map((part) =>
      page.indexOf(part),
    );
    expect(charset).toBeLessThan(policy ?? 0);
    expect(policy).toBeLessThan(script ?? 0);
    expect(page).toContain("https://data.example.org");
  });

  it("is replaced when it is written again", () => {
    const twice = insertPolicy(insertPolicy(PAGE, "default-src 'none'"), "default-src 'self'");
    expect(twice).toBe(insertPolicy(PAGE, "default-src 'self'"));
    expect(twice.match(/Content-Security-Policy/g)).toHaveLength(1);
  });

  it("names the place of a mistake in the configuration", () => {
    expect(() => withPagePolicy(PAGE, { catalogues: "none" })).toThrow(/catalogues/);
  });
});
