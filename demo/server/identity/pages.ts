import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { Account } from "./accounts.ts";

/** A page of the provider: plain HTML, with the one script it may run. */
export interface Page {
  readonly title: string;
  readonly body: string;
  readonly script?: string;
  readonly status?: number;
}

const style = `
:root { color-scheme: light dark; --ink: #16211b; --paper: #f4f6f3; --card: #fff; --line: #c9d2cb; --edge: #76837b; --accent: #1d6b45; --alert: #a3261b }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eeea; --paper: #121815; --card: #1b2320; --line: #3a4741; --edge: #7c8b83; --accent: #6fd09f; --alert: #ff9c91 } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 16px; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { width: 100%; max-width: 384px; padding: 32px; background: var(--card); border: 1px solid var(--line); border-radius: 12px }
h1 { margin: 0 0 8px; font-size: 22px; line-height: 1.25 }
p { margin: 0 0 16px }
label { display: block; margin-bottom: 4px; font-weight: 600 }
input { width: 100%; height: 44px; margin-bottom: 16px; padding: 0 12px; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: 8px }
button { width: 100%; height: 44px; font: inherit; font-weight: 600; color: var(--card); background: var(--accent); border: 0; border-radius: 8px; cursor: pointer }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
table { width: 100%; margin: 24px 0 0; border-collapse: collapse; font-size: 14px }
caption { text-align: left; font-weight: 600; padding-bottom: 4px }
th, td { padding: 6px 0; text-align: left; border-top: 1px solid var(--line); font-weight: 400 }
code { font: 14px ui-monospace, monospace }
[role=alert] { color: var(--alert); font-weight: 600 }
`;

export function signInPage(
  action: string,
  accounts: readonly Account[],
  { username = "", failed = false }: { username?: string; failed?: boolean } = {},
): Page {
  const rows = accounts.map(
    (account) =>
      `<tr><th scope="row">${escaped(account.name)}</th><td><code>${escaped(account.username)}</code></td><td><code>${escaped(account.password)}</code></td></tr>`,
  );
  const error = failed
    ? `<p role="alert" id="error">That user name and password do not belong to a demo account.</p>`
    : "";
  const described = failed ? ` aria-describedby="error" aria-invalid="true"` : "";
  return {
    title: "Sign in",
    body: `<h1>Sign in to the demo</h1>
<p>This sign-in runs on your own computer, for trying out Revisit. Use one of the accounts below.</p>
${error}<form method="post" action="${escaped(action)}">
<label for="username">User name</label>
<input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required${username === "" ? " autofocus" : ""} value="${escaped(username)}"${described}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${username === "" ? "" : " autofocus"}${described}>
<button type="submit">Sign in</button>
</form>
<table><caption>Demo accounts</caption>
<thead><tr><th scope="col">Person</th><th scope="col">User name</th><th scope="col">Password</th></tr></thead>
<tbody>${rows.join("")}</tbody></table>`,
  };
}

/** Signing out was asked for in the application: the form is sent at once, or by hand without scripts. */
export function signingOutPage(form: string): Page {
  return {
    title: "Signing out",
    body: `<h1>Signing out</h1>
${form.replace("</form>", `<input type="hidden" name="logout" value="yes"><button type="submit">Sign out</button></form>`)}`,
    script: `document.forms[0].submit()`,
  };
}

export function signedOutPage(): Page {
  return { title: "Signed out", body: "<h1>Signed out</h1><p>You can close this page.</p>" };
}

export function errorPage(error: string, description = ""): Page {
  return {
    title: "Sign-in failed",
    body: `<h1>Sign-in failed</h1><p role="alert">${escaped(description || error)}</p><p>Go back to Revisit and try again. (<code>${escaped(error)}</code>)</p>`,
  };
}

/** The document and the headers that go with it. */
function rendered({ title, body, script }: Page): { html: string; policy: string } {
  const scriptElement = script === undefined ? "" : `<script>${script}</script>`;
  return {
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>${title} · Revisit demo</title><style>${style}</style></head><body><main>${body}</main>${scriptElement}</body></html>`,
    policy: [
      "default-src 'none'",
      `style-src '${digest(style)}'`,
      // The icon is an empty one: browsers would ask for /favicon.ico, and Firefox reports that the policy refuses it.
      "img-src data:",
      ...(script === undefined ? [] : [`script-src '${digest(script)}'`]),
      // Browsers hold redirects after a form to this too, and those lead back to the application.
      "form-action 'self' http://127.0.0.1:* http://localhost:*",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
  };
}

export function sendPage(response: ServerResponse, content: Page): void {
  const { html, policy } = rendered(content);
  response.writeHead(content.status ?? 200, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": policy,
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
  });
  response.end(html);
}

/** Puts a page into an answer of the provider itself. */
export function page(
  context: { body?: unknown; type?: string; set: (name: string, value: string) => void },
  content: Page,
): void {
  const { html, policy } = rendered(content);
  context.type = "html";
  context.set("Content-Security-Policy", policy);
  context.set("Referrer-Policy", "same-origin");
  context.body = html;
}

function digest(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
