import { describe, expect, it } from "vitest";
import type { Asset, Scene } from "../../catalogue/types.ts";
import type { ProviderConfig } from "../../config/types.ts";
import { signInNeed } from "./sign-in-need.ts";

const provider: ProviderConfig = {
  id: "ours",
  title: "Our accounts",
  kind: "code",
  authority: "https://id.example.org/realms/earth",
  clientId: "revisit",
  scope: "openid",
  method: "redirect",
  session: "shared",
  dpop: false,
  origins: ["https://data.example.org"],
};
const authSchemes = {
  oidc: {
    type: "openIdConnect",
    openIdConnectUrl: "https://id.example.org/realms/earth/.well-known/openid-configuration",
  },
  theirs: {
    type: "openIdConnect",
    openIdConnectUrl: "https://evil.example.net/.well-known/openid-configuration",
  },
};

function sceneWith(href: string, authRefs?: readonly string[]): Pick<Scene, "assets" | "authSchemes"> {
  const data: Asset = {
    key: "data",
    href,
    roles: [],
    bands: [{}],
    projection: {},
    protected: authRefs !== undefined,
    ...(authRefs ? { authRefs } : {}),
  };
  return { assets: { data }, authSchemes };
}

describe("what the files of a catalogue ask for", () => {
  it("is what the configuration says, whatever the scene does", () => {
    const scene = sceneWith("https://data.example.org/a.tif", ["theirs"]);
    expect(signInNeed({ provider: "ours" }, [provider], scene)).toEqual({ kind: "provider", provider });
  });

  it("is nothing where no file is protected", () => {
    expect(signInNeed({}, [provider], sceneWith("https://data.example.org/a.tif"))).toEqual({ kind: "open" });
    expect(signInNeed({}, [provider], undefined)).toEqual({ kind: "open" });
  });

  it("is the configured provider that the scene means, where its tokens go to the file", () => {
    const scene = sceneWith("https://data.example.org/a.tif", ["oidc"]);
    expect(signInNeed({}, [provider], scene)).toEqual({ kind: "provider", provider });
  });

  it("is no sign-in when the tokens of that provider would not go to the file", () => {
    const scene = sceneWith("https://evil.example.net/a.tif", ["oidc"]);
    const origin = "https://evil.example.net";
    expect(signInNeed({}, [provider], scene)).toEqual({ kind: "unlisted-origin", provider, origin });
  });

  it("is nothing for a catalogue that is not of this site, though its files name a configured provider", () => {
    const scene = sceneWith("https://data.example.org/a.tif", ["oidc"]);
    const unlisted = { site: "https://maps.example.org" };
    expect(signInNeed({ unlisted }, [provider], scene)).toEqual({ kind: "unlisted" });
  });

  it("is never an authority of the catalogue's choice", () => {
    const scene = sceneWith("https://data.example.org/a.tif", ["theirs"]);
    expect(signInNeed({}, [provider], scene)).toEqual({ kind: "unknown" });
  });
});
