import { describe, expect, it } from "vitest";
import type { ProviderConfig } from "../../config/types.ts";
import { fakeBroker } from "../../http/testing/fake-broker.ts";
import type { SessionState } from "../../session/types.ts";
import { accessFor } from "./access.ts";

const URL_OF_FILE = "https://data.example.org/a/b.tif";
const provider: ProviderConfig = {
  kind: "token",
  id: "ours",
  title: "Our accounts",
  origins: ["https://data.example.org"],
};
const signedIn = (expiresAt?: number): ReadonlyMap<string, SessionState> => {
  const state = { provider: "ours", status: "signed-in" as const };
  return new Map([["ours", expiresAt === undefined ? state : { ...state, expiresAt }]]);
};
const broker = fakeBroker({ token: () => Promise.resolve("t0ken") });

describe("what another program needs to read as this page does", () => {
  it("is a header with the time it ends, and that it is a secret", async () => {
    const states = signedIn(Date.UTC(2026, 4, 5, 10, 31));
    const access = await accessFor(URL_OF_FILE, { broker, providers: [provider], states });
    expect(access).toEqual({
      address: URL_OF_FILE,
      authorisation: "Bearer t0ken",
      notes: [
        "The authorisation header is a secret: it reads data in your name until 5 May 2026, 10:31 UTC. Do not share or store it.",
      ],
    });
  });

  it("says so where a token does not tell its end", async () => {
    const { notes } = await accessFor(URL_OF_FILE, { broker, providers: [provider], states: signedIn() });
    expect(notes.join()).toContain("its end is not known");
  });

  it("is nothing for what is open, and for a catalogue that is read without a sign-in", async () => {
    const open = { address: URL_OF_FILE, notes: [] };
    const none = fakeBroker({ token: () => Promise.resolve(undefined) });
    expect(await accessFor(URL_OF_FILE, { broker: none, providers: [], states: new Map() })).toEqual(open);
    expect(
      await accessFor(URL_OF_FILE, { broker: undefined, providers: [provider], states: signedIn() }),
    ).toEqual(open);
  });

  it("says that the service may refuse where a sign-in fits and there is none", async () => {
    const none = fakeBroker({ token: () => Promise.resolve(undefined) });
    const { notes } = await accessFor(URL_OF_FILE, {
      broker: none,
      providers: [provider],
      states: new Map(),
    });
    expect(notes.join()).toContain("you are not signed in to Our accounts");
  });

  it("is a signed address with the time it ends", async () => {
    const signing = fakeBroker({
      token: () => Promise.resolve(undefined),
      signatureFor: () => Promise.resolve("se=2026-05-05T10%3A31%3A00Z&sig=abc"),
    });
    const signature: ProviderConfig = {
      ...provider,
      kind: "signature",
      tokenUrl: "https://sas.example.org/{collection}",
    };
    const access = await accessFor(URL_OF_FILE, {
      broker: signing,
      providers: [signature],
      states: new Map(),
    });
    expect(access).toEqual({
      address: `${URL_OF_FILE}?se=2026-05-05T10%3A31%3A00Z&sig=abc`,
      notes: [
        "The address is signed: it can be read without a sign-in until 5 May 2026, 10:31 UTC. Do not share it.",
      ],
    });
  });

  it("says the same of an address that a catalogue has signed itself", async () => {
    const url = `${URL_OF_FILE}?X-Amz-Date=20260505T093100Z&X-Amz-Expires=3600&X-Amz-Signature=abc`;
    const { notes } = await accessFor(url, { broker: undefined, providers: [], states: new Map() });
    expect(notes.join()).toContain("until 5 May 2026, 10:31 UTC");
  });

  it("is refused for a token that is bound to a key of this browser", async () => {
    const bound = fakeBroker({
      token: () => Promise.resolve("t0ken"),
      proofFor: () => Promise.resolve("a.proof.jwt"),
    });
    await expect(
      accessFor(URL_OF_FILE, { broker: bound, providers: [provider], states: signedIn() }),
    ).rejects.toThrow(
      "The token of Our accounts is bound to a key that cannot leave this browser (DPoP), so it cannot be used elsewhere.",
    );
  });
});
