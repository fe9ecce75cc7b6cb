import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parseConfig } from "./parse.ts";
import { contentSecurityPolicy } from "./policy.ts";

const WRITTEN = {
  otherCatalogues: "refuse",
  catalogues: [
    { id: "own", title: "Own", url: "./stac" },
    {
      id: "far",
      title: "Far",
      url: "https://stac.example.org/v1",
      assetOrigins: ["https://data.example.org"],
    },
  ],
  providers: [
    {
      id: "oidc",
      title: "O",
      kind: "code",
      authority: "https://sso.example.org/realm",
      clientId: "x",
      origins: ["https://data.example.org"],
    },
    {
      id: "sas",
      title: "S",
      kind: "signature",
      tokenUrl: "https://sign.example.org/{collection}",
      origins: [],
    },
  ],
  basemaps: [
    {
      id: "tiles",
      title: "T",
      kind: "raster",
      url: "https://tiles.example.org/{z}/{x}/{y}.png",
      attribution: "T",
    },
    {
      id: "style",
      title: "S",
      kind: "style",
      url: "https://style.example.org/light",
      darkUrl: "https://dark.example.org/style",
      origins: ["https://glyphs.example.org"],
      attribution: "S",
    },
  ],
};
const CONFIG = parseConfig(WRITTEN, "https://maps.example.org/");

function directive(name: string, config = CONFIG): readonly string[] {
  const found = contentSecurityPolicy(config)
    .split("; ")
    .find((part) => part.startsWith(`${name} `));
  return found?.split(" ").slice(1) ?? [];
}

describe("the content security policy", () => {
  it("lets requests go to the origins of the configuration and to no others", () => {
    expect(directive("connect-src")).toEqual([
      "'self'",
      "https://dark.example.org",
      "https://data.example.org",
      "https://glyphs.example.org",
      "https://sign.example.org",
      "https://sso.example.org",
      "https://stac.example.org",
      "https://style.example.org",
      "https://tiles.example.org",
    ]);
  });

  it("lets data come from anywhere over https where people may open other catalogues, and nothing else", () => {
    const { otherCatalogues: _, ...open } = WRITTEN;
    const asking = parseConfig(open, "https://maps.example.org/");
    expect(directive("connect-src", asking)).toEqual([...directive("connect-src"), "https:"]);
    const rest = (config: typeof CONFIG) => contentSecurityPolicy(config).replace(/connect-src [^;]*;/, "");
    expect(rest(asking)).toBe(rest(CONFIG));
  });

  it("lets developers open catalogues of their own computer from an application on it", () => {
    const { otherCatalogues: _, ...open } = WRITTEN;
    expect(directive("connect-src", parseConfig(open, "http://127.0.0.1:4280/"))).toContain(
      "http://localhost:*",
    );
    expect(directive("connect-src", parseConfig(WRITTEN, "http://127.0.0.1:4280/"))).not.toContain("https:");
  });

  it("lets thumbnails come from where files come from", () => {
    expect(directive("img-src")).toContain("https://data.example.org");
    expect(directive("img-src")).not.toContain("https://sso.example.org");
  });

  it("lets fonts come from the application alone", () => {
    expect(directive("font-src")).toEqual(["'self'"]);
  });

  it("allows no scripts but the application's own, and no strings as scripts", () => {
    expect(directive("script-src")).toEqual(["'self'"]);
    expect(directive("require-trusted-types-for")).toEqual(["'script'"]);
    expect(contentSecurityPolicy(CONFIG)).not.toContain("unsafe");
  });

  it("knows the inline styles of the installed react-aria", async () => {
    const folder = "node_modules/react-aria/dist/private";
    const press = await inlineStyle(`${folder}/interactions/usePress.mjs`);
    const scroll = await inlineStyle(`${folder}/overlays/usePreventScroll.mjs`);
    expect(directive("style-src")).toEqual(["'self'", hashOf(press), hashOf(scroll)]);
  });

  it("lets one Trusted Types policy be made, the application's own", () => {
    expect(directive("trusted-types")).toEqual(["default"]);
  });

  it("lets no site frame the application unless the configuration names it", () => {
    expect(directive("frame-ancestors")).toEqual(["'none'"]);
    const shown = { ...CONFIG, embedOrigins: ["https://news.example.org"] };
    expect(contentSecurityPolicy(shown)).toMatch(/frame-ancestors https:\/\/news\.example\.org$/);
  });
});

/** The template that a module of react-aria assigns to a style's text, with its constants filled in. */
async function inlineStyle(file: string): Promise<string> {
  const source = await readFile(file, "utf8");
  const template = /\.textContent = `([^`]*)`\.trim\(\)/.exec(source)?.[1] ?? "";
  return template
    .replace(/\$\{([^}]+)\}/g, (_, name: string) => {
      const escaped = name.replace(/\$/g, "\\$");
      return new RegExp(`const ${escaped} = '([^']*)'`).exec(source)?.[1] ?? "";
    })
    .trim();
}

function hashOf(style: string): string {
  return `'sha256-${createHash("sha256").update(style).digest("base64")}'`;
}
