import { text } from "node:stream/consumers";
import type { IncomingMessage, ServerResponse } from "node:http";
import { signIn, TestBrowser } from "../../demo/server/testing/code-flow.ts";

/** Told by requests that have been here before. */
const forwarded = "x-password-was-typed";

/**
 * Makes the sample's provider take passwords at its token endpoint, as Terrascope's does for its public
 * client. Its tokens are real and rotate: the password is typed at its sign-in page on behalf of the page.
 */
export async function answerPasswordGrant(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const isNew = request.method === "POST" && request.headers[forwarded] === undefined;
  if (!isNew || request.url !== "/oidc/token") return false;
  const origin = `http://${request.headers.host}`;
  const form = new URLSearchParams(await text(request));
  const exchanged = form.get("grant_type") === "password" ? await typed(origin, form) : form;
  if (exchanged === undefined) {
    // As Keycloak says it.
    json(response, 401, { error: "invalid_grant", error_description: "Invalid user credentials" });
    return true;
  }
  const headers = { [forwarded]: "1" };
  const answer = await fetch(`${origin}/oidc/token`, { method: "POST", headers, body: exchanged });
  json(response, answer.status, await answer.json());
  return true;
}

/** The token request that a sign-in with this name and password leads to. */
async function typed(origin: string, form: URLSearchParams): Promise<URLSearchParams | undefined> {
  const flow = { issuer: `${origin}/oidc`, redirectUri: `${origin}/` };
  const [username, password] = [form.get("username") ?? "", form.get("password") ?? ""];
  const signedIn = await signIn(new TestBrowser(), flow, { username, password }).catch(() => undefined);
  if (signedIn === undefined) return undefined;
  return new URLSearchParams({
    grant_type: "authorization_code",
    code: signedIn.callback.searchParams.get("code") ?? "",
    redirect_uri: flow.redirectUri,
    code_verifier: signedIn.verifier,
    client_id: "revisit-demo",
  });
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(value));
}
