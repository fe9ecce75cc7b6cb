import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ProviderConfig } from "../../config/types.ts";
import type { SessionState } from "../../session/types.ts";
import { formatTimeOfDay } from "../format.ts";
import { type Services, ServicesProvider } from "../services.ts";
import { ProviderCard } from "./provider-card.tsx";

const NOW = Date.UTC(2026, 4, 5, 10, 31);
const MINUTE = 60_000;
const REALM = "https://id.example.org/realms/earth";

const base = { id: "ours", title: "Our accounts", origins: ["https://data.example.org"] };
const code: ProviderConfig = {
  ...base,
  kind: "code",
  authority: REALM,
  clientId: "revisit",
  scope: "openid profile",
  method: "redirect",
  session: "shared",
  dpop: false,
};
const client: ProviderConfig = {
  ...base,
  kind: "client-credentials",
  tokenEndpoint: "https://hub.example.org/token",
  scope: "sentinel",
};
const pasted: ProviderConfig = { ...base, kind: "token" };
const ADA = { subject: "u1", name: "Ada Akkerman", email: "ada@example.org" };

/** What a person reads on the card, and the names of its buttons. */
function card(provider: ProviderConfig, state: Partial<SessionState>) {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  const html = renderToStaticMarkup(
    <ServicesProvider value={{} as Services}>
      <ProviderCard provider={provider} state={{ provider: "ours", status: "signed-in", ...state }} />
    </ServicesProvider>,
  );
  const text = (part: string) =>
    part
      .replaceAll(/<[^>]*>/g, " ")
      .replaceAll("&quot;", '"')
      .replaceAll(/\s+/g, " ")
      .trim();
  const buttons = [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, inner = ""]) => text(inner));
  return { words: text(html), buttons, html };
}

afterEach(() => void vi.useRealTimers());

describe("the card of a provider", () => {
  it("tells who is signed in, with decoded claims, realm, scopes, and the life that is left", () => {
    const { words, buttons } = card(code, {
      user: ADA,
      renewable: true,
      expiresAt: NOW + 4 * MINUTE,
      claims: { iss: REALM, aud: ["revisit", "tiles"], email_verified: true },
    });
    for (const said of [
      "Ada Akkerman ada@example.org",
      `Issued by ${REALM}`,
      "Asked for: openid profile",
      "renewed by itself in 4 min",
      `What the token says iss ${REALM} aud ["revisit","tiles"] email_verified true`,
    ])
      expect(words).toContain(said);
    expect(words).not.toContain("opaque");
    expect(buttons).toEqual(["Sign out", "Remove everything"]);
  });

  it("says in which tab the secret was typed that renews the token", () => {
    const at = formatTimeOfDay(NOW);
    const here = card(client, { renewable: true, secretTyped: { at: NOW, isHere: true } });
    expect(here.words).toContain(`The client secret was typed in this tab at ${at}.`);
    const there = card(client, { renewable: true, secretTyped: { at: NOW, isHere: false } });
    expect(there.words).toContain(`The client secret was typed in another tab at ${at}.`);
  });

  it("lists the last renewals with their results", () => {
    const problem = { kind: "network", message: "Our accounts did not answer." } as const;
    const { words } = card(code, {
      user: ADA,
      renewable: true,
      renewals: [{ at: NOW - 5 * MINUTE }, { at: NOW, problem }],
    });
    const [before, now] = [formatTimeOfDay(NOW - 5 * MINUTE), formatTimeOfDay(NOW)];
    expect(words).toContain(`${before}: renewed ${now}: not renewed. Our accounts did not answer.`);
  });

  it.each([
    ["client credentials", client],
    ["a pasted token", pasted],
    ["a redirect", code],
  ])("says of a token got with %s that it is opaque and without an end, where it is", (_name, provider) => {
    const { words } = card(provider, { user: { subject: "x", name: "x" }, renewable: false });
    expect(words).toContain("The token is opaque: what it says can be read by the service only.");
    expect(words).toContain("The token does not say when it ends.");
  });

  it("tells the scopes of client credentials, too", () => {
    expect(card(client, { renewable: true }).words).toContain("Asked for: sentinel");
  });

  it("has the last problem of a renewal that was given up, and a button that starts it again", () => {
    const problem = { kind: "network", message: "No answer.", advice: "Check the connection." } as const;
    const { words, buttons } = card(code, { user: ADA, renewable: true, problem });
    expect(words).toContain("Last problem: No answer. Check the connection.");
    expect(buttons).toEqual(["Sign out", "Remove everything", "Try to renew now"]);
    // A token that cannot be renewed has no renewal to start, but another one can follow it.
    expect(card(pasted, { renewable: false, problem }).buttons).toEqual([
      "Sign out",
      "Remove everything",
      "Sign in again",
    ]);
  });

  it("lets an ended session be forgotten, removed, or begun again, and keeps its reason", () => {
    const problem = { kind: "sign-in", message: "The session with Our accounts has ended." } as const;
    const { words, buttons } = card(code, { status: "ended", user: ADA, problem });
    expect(words).toContain("The session has ended");
    expect(words).toContain("Last problem: The session with Our accounts has ended.");
    expect(buttons).toEqual(["Forget this session", "Remove everything", "Sign in again"]);
  });

  it("offers to sign out at the provider, too, where it has a page for that", () => {
    expect(card(code, { user: ADA, signsOutAtProvider: true }).buttons).toEqual([
      "Sign out here",
      "Sign out at Our accounts too",
      "Remove everything",
    ]);
  });

  it("says of a refused token which service refused it and when, and asks for another", () => {
    const { words, buttons } = card(pasted, { refused: { host: "data.example.org", at: NOW } });
    expect(words).toContain(`refused by data.example.org at ${formatTimeOfDay(NOW)}`);
    expect(buttons).toContain("Sign in again");
  });

  it("shows what a token says as text, never as markup", () => {
    const { html } = card(code, { user: ADA, claims: { name: "<img src=x onerror=alert(1)>" } });
    expect(html).not.toContain("<img");
  });

  it("has nothing to sign in to where signatures are fetched by themselves, only their last problem", () => {
    const signature: ProviderConfig = {
      ...base,
      kind: "signature",
      tokenUrl: "https://sas.example.org/{collection}",
    };
    const problem = { kind: "network", message: "No signature." } as const;
    const { words, buttons } = card(signature, { status: "signed-out", problem });
    expect(words).toContain("Last problem: No signature.");
    expect(buttons).toEqual([]);
  });
});
