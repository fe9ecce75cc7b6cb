import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { findWebKit } from "../../scripts/engines.mjs";
import { DEADLINE_MS, WINDOW } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { pictureOfScreen } from "./screen.ts";
import { WebDriver } from "./webdriver.ts";

type WebKit = NonNullable<ReturnType<typeof findWebKit>>;

/**
 * A display in memory has no graphics card to share buffers with: with shared buffers WebKitGTK shows a black page about
 * every other time. Without them the driver's own screenshot does not end: the screen is read instead.
 */
const GRAPHICS = { WEBKIT_DISABLE_DMABUF_RENDERER: "1" };

/** WebKitGTK's MiniBrowser over WebDriver, on a screen of its own that only exists in memory. */
export async function startWebKit({ driver, display, browser }: WebKit): Promise<Engine> {
  const profile = await mkdtemp(join(tmpdir(), "revisit-webkit-"));
  const screen = spawn(
    display,
    ["-displayfd", "3", "-screen", "0", "1600x1100x24", "-fbdir", profile, "-nocursor", "-nolisten", "tcp"],
    {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
      detached: true,
    },
  );
  const running = [screen];
  const close = async (): Promise<void> => {
    for (const each of running.toReversed()) kill(each);
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const [number] = await once(screen.stdio[3] as Readable, "data", { signal: deadline() });
    const port = await freePort();
    const driving = spawn(driver, [`--port=${port}`], {
      stdio: "ignore",
      detached: true,
      env: { ...process.env, ...foldersIn(profile), ...GRAPHICS, DISPLAY: `:${String(number).trim()}` },
    });
    running.push(driving);
    const session = await WebDriver.start(`http://127.0.0.1:${port}`, {
      // Listening begins with the first thing asked of a page: before it has loaded.
      pageLoadStrategy: "none",
      "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] },
    });
    await resize(session);
    return engineOf(session, join(profile, "Xvfb_screen0"), close);
  } catch (error) {
    await close();
    throw error;
  }
}

function engineOf(session: WebDriver, screen: string, close: () => Promise<void>): Engine {
  const said: string[] = [];
  return {
    open: async (url) => void (await session.post("url", { url })),
    async evaluate(expression) {
      const [news, value] = (await session.evaluate(`[${NEWS}, ${expression}]`)) as [string[], unknown];
      said.push(...news);
      return value;
    },
    async press(value) {
      const actions = [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ];
      await session.post("actions", { actions: [{ type: "key", id: "keyboard", actions }] });
    },
    click: (xpath) => session.withElement(xpath, "click", {}),
    type: (xpath, text) => session.withElement(xpath, "value", { text }),
    async screenshot() {
      const [x, y] = (await session.evaluate(DRAWN)) as [number, number];
      return pictureOfScreen(screen, { x, y, ...WINDOW });
    },
    errors: () => said,
    async close() {
      await session.end().catch(() => undefined);
      await close();
    },
  };
}

/** The window has a tool bar: it is made larger by what the page is short of. */
async function resize(session: WebDriver): Promise<void> {
  await session.post("window/rect", { x: 0, y: 0, ...WINDOW });
  const [width, height] = (await session.evaluate("[innerWidth, innerHeight]")) as [number, number];
  await session.post("window/rect", {
    x: 0,
    y: 0,
    width: 2 * WINDOW.width - width,
    height: 2 * WINDOW.height - height,
  });
}

/** Where the page begins on the screen, below the tool bar, once two more frames have been drawn. */
const DRAWN = `new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() =>
  drawn([screenX, screenY + outerHeight - innerHeight]))))`;

/** WebDriver gives no console: what the page says from the first question on, taken with every answer. */
const NEWS = `(window.revisitSaid ??= (() => {
  const said = [];
  const { error } = console;
  console.error = (...all) => { said.push(all.map(String).join(" ")); error.apply(console, all); };
  addEventListener("error", ({ message }) => said.push("uncaught: " + message));
  addEventListener("unhandledrejection", ({ reason }) => said.push("uncaught: " + reason));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    said.push("violates " + violatedDirective + ": " + blockedURI));
  return said;
})()).splice(0)`;

/** Nothing of the person's own, and nothing that another run uses. */
function foldersIn(profile: string): NodeJS.ProcessEnv {
  return {
    HOME: profile,
    XDG_CACHE_HOME: join(profile, "cache"),
    XDG_CONFIG_HOME: join(profile, "config"),
    XDG_DATA_HOME: join(profile, "data"),
    XDG_RUNTIME_DIR: profile,
    GIO_USE_VFS: "local",
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

function deadline(): AbortSignal {
  return AbortSignal.timeout(DEADLINE_MS);
}

/** A process and those it has started, which are in its group. */
function kill({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
