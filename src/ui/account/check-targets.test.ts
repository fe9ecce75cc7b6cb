import { describe, expect, it } from "vitest";
import type { Asset } from "../../catalogue/types.ts";
import type { ProviderConfig } from "../../config/types.ts";
import { checkTargets } from "./check-targets.ts";

const provider: ProviderConfig = {
  id: "ours",
  title: "Our accounts",
  kind: "password",
  authority: "https://id.example.org/realms/earth",
  clientId: "revisit",
  scope: "openid",
  session: "shared",
  origins: ["https://data.example.org"],
};

function asset(key: string, changes: Partial<Asset> = {}): Asset {
  const href = `https://data.example.org/${key}`;
  return { key, href, roles: [], bands: [{}], projection: {}, protected: false, ...changes };
}

describe("the check of a service", () => {
  it("asks where people sign in, then for the file that needs it", () => {
    const assets = {
      preview: asset("preview", { roles: ["thumbnail"] }),
      open: asset("open.tif"),
      far: asset("far.jp2", { protected: true, unreadable: { kind: "unsupported", message: "JPEG 2000" } }),
      guarded: asset("guarded.tif", { protected: true }),
    };
    expect(checkTargets({ title: "Ours" }, provider, { assets })).toEqual([
      {
        host: "id.example.org",
        target: { title: "Our accounts", authority: "https://id.example.org/realms/earth" },
      },
      { host: "data.example.org", target: { title: "Ours", file: "https://data.example.org/guarded.tif" } },
    ]);
  });

  it("asks for any readable file where none is protected", () => {
    const assets = { preview: asset("preview", { roles: ["thumbnail"] }), open: asset("open.tif") };
    const [only, ...rest] = checkTargets({ title: "Ours" }, undefined, { assets });
    expect(only?.target.file).toBe("https://data.example.org/open.tif");
    expect(rest).toEqual([]);
  });

  it("asks no server before anything was found", () => {
    expect(checkTargets({ title: "Ours" }, undefined, undefined)).toEqual([]);
  });

  it("asks the token endpoint where people bring a client id and a secret", () => {
    const hub: ProviderConfig = {
      id: "hub",
      title: "Hub",
      kind: "client-credentials",
      tokenEndpoint: "https://hub.example.org/token",
      scope: "",
      origins: [],
    };
    expect(checkTargets({ title: "Ours" }, hub, undefined)).toEqual([
      {
        host: "hub.example.org",
        target: { title: "Hub", tokenEndpoint: "https://hub.example.org/token" },
      },
    ]);
  });
});
