import { describe, expect, it } from "vitest";
import type { Authorisation } from "./authorisation.ts";
import { RequestError } from "./request-error.ts";
import { sendAuthorised } from "./send-authorised.ts";
import { brokerOfTokens, fakeBroker } from "./testing/fake-broker.ts";
import type { TokenBroker } from "./token-broker.ts";

const TARGET = { url: "https://data.example.org/a.tif?v=7", method: "GET" };
const CHALLENGE = { "DPoP-Nonce": "n1", "WWW-Authenticate": 'DPoP error="use_dpop_nonce"' };

/** Sends to a server that answers from a function; tells what it was sent. */
async function sent(
  broker: TokenBroker | undefined,
  server: (authorisation: Authorisation) => Response,
  target: Parameters<typeof sendAuthorised>[0] = TARGET,
) {
  const seen: Authorisation[] = [];
  const { answer } = await sendAuthorised(target, broker, async (authorisation) => {
    seen.push(authorisation);
    return server(authorisation);
  });
  return {
    status: answer.status,
    addresses: seen.map(({ address }) => address),
    headers: seen.map(({ headers }) => headers),
  };
}

const status = (code: number, headers: Record<string, string> = {}) =>
  new Response("", { status: code, headers });
const needs = (token: string) => (authorisation: Authorisation) =>
  status(authorisation.headers["Authorization"] === `Bearer ${token}` ? 200 : 401);

/** A token bound to a key; the proof names the method, the address and the last nonce. */
function boundBroker(...tokens: string[]) {
  let nonce = "none";
  const broker = brokerOfTokens(...tokens);
  const proofFor: TokenBroker["proofFor"] = (_token, method, url, asked = nonce) => {
    nonce = asked;
    return Promise.resolve(`${method} ${url} ${nonce}`);
  };
  return { ...broker, proofFor };
}

describe("an authorised request", () => {
  it("carries nothing where there is no session, or none for this origin", async () => {
    const open = { status: 200, addresses: [TARGET.url], headers: [{}] };
    expect(await sent(undefined, () => status(200))).toEqual(open);
    expect(await sent(fakeBroker(), () => status(200))).toEqual(open);
  });

  it("asks for a token of the file's own origin, wherever it is sent", async () => {
    const origins: string[] = [];
    const broker = fakeBroker({
      token: (origin) => {
        origins.push(origin);
        return Promise.resolve("theirs");
      },
    });
    const address = "https://maps.example.org/through/https/data.example.org/a.tif";
    const { addresses, headers } = await sent(broker, () => status(200), { ...TARGET, address });
    expect(origins).toEqual(["https://data.example.org"]);
    expect(addresses).toEqual([address]);
    expect(headers).toEqual([{ Authorization: "Bearer theirs" }]);
  });

  it("is sent once more with a new token after a 401", async () => {
    const broker = brokerOfTokens("old", "new");
    expect(await sent(broker, needs("new"))).toMatchObject({ status: 200, headers: { length: 2 } });
    expect(broker.rejected).toEqual(["old"]);
  });

  it("is given up after a second 401, and the session knows of both", async () => {
    const broker = brokerOfTokens("old", "new", "newer");
    expect(await sent(broker, () => status(401))).toMatchObject({ status: 401, headers: { length: 2 } });
    expect(broker.rejected).toEqual(["old", "new"]);
  });

  it("is not sent again with the token that was refused", async () => {
    const broker = brokerOfTokens("only");
    expect(await sent(broker, () => status(401))).toMatchObject({ status: 401, headers: { length: 1 } });
  });

  it("is sent without a token when the session has none any more", async () => {
    const rejected: string[] = [];
    const broker = fakeBroker({
      token: async () => (rejected.length === 0 ? "last" : undefined),
      reject: (token) => void rejected.push(token),
    });
    expect((await sent(broker, () => status(401))).headers).toEqual([{ Authorization: "Bearer last" }, {}]);
  });

  it("is not sent again after a 403 that is about rights", async () => {
    const broker = brokerOfTokens("good", "other");
    expect(await sent(broker, () => status(403))).toMatchObject({ status: 403, headers: { length: 1 } });
    expect(broker.rejected).toEqual([]);
  });

  it("has the signature in its address, and a new one after a 403", async () => {
    const rejected: string[] = [];
    const broker = fakeBroker({
      signatureFor: async () => (rejected.length === 0 ? "sig=1" : "sig=2"),
      reject: (signature) => void rejected.push(signature),
    });
    const { addresses } = await sent(broker, ({ address }) => status(address.endsWith("sig=2") ? 200 : 403));
    expect(addresses).toEqual([`${TARGET.url}&sig=1`, `${TARGET.url}&sig=2`]);
    expect(rejected).toEqual(["sig=1"]);
  });

  it("proves a token that is bound to a key, and once more with the nonce that is asked for", async () => {
    const broker = boundBroker("bound");
    const { headers } = await sent(broker, ({ headers }) =>
      headers["DPoP"]?.endsWith("n1") ? status(200) : status(401, CHALLENGE),
    );
    expect(headers).toEqual([
      { Authorization: "DPoP bound", DPoP: `GET ${TARGET.url} none` },
      { Authorization: "DPoP bound", DPoP: `GET ${TARGET.url} n1` },
    ]);
    expect(broker.rejected).toEqual([]);
  });

  it("is not sent for ever to a server that asks for nonce after nonce", async () => {
    const broker = boundBroker("bound");
    expect(await sent(broker, () => status(401, CHALLENGE))).toMatchObject({ headers: { length: 2 } });
  });

  it("tries the nonce before it gives up the token, where CORS hides the reason of a 401", async () => {
    const broker = boundBroker("old", "new");
    const { headers } = await sent(broker, ({ headers }) =>
      headers["Authorization"] === "DPoP new" ? status(200) : status(401, { "DPoP-Nonce": "n1" }),
    );
    expect(headers.map(({ Authorization }) => Authorization)).toEqual(["DPoP old", "DPoP old", "DPoP new"]);
    expect(broker.rejected).toEqual(["old"]);
  });

  it("fails for good with the session's own failure, which was tried often enough", async () => {
    const problem = { kind: "server", message: "The provider is down." } as const;
    const broker = fakeBroker({
      token: () => Promise.reject(new RequestError(problem, { transient: true })),
    });
    const failure = await sent(broker, () => status(200)).catch((error: unknown) => error);
    expect(failure).toMatchObject({ problem });
    expect(failure).not.toBeInstanceOf(RequestError);
  });
});
