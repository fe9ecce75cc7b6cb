import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "puppeteer-core";
import type { Browser, KeyInput } from "puppeteer-core";
import { DEADLINE_MS, WINDOW } from "./engine.ts";
import type { Engine } from "./engine.ts";

/** Makes an uncaught error of a violation of the policy: those are heard. */
const tellViolations = (): void => {
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    reportError(new Error(`violates ${violatedDirective}: ${blockedURI}`));
  });
};

/** A headless Firefox over WebDriver BiDi. */
export async function startFirefox(executablePath: string): Promise<Engine> {
  const profile = await mkdtemp(join(tmpdir(), "revisit-firefox-"));
  const browser = await launchFirefox(executablePath, profile).catch(async (error: unknown) => {
    await remove(profile);
    throw error;
  });
  const said: string[] = [];
  const page = await browser.newPage();
  page.setDefaultTimeout(DEADLINE_MS);
  page.on("console", (message) => {
    if (message.type() === "error") said.push(message.text());
  });
  page.on("pageerror", (error) => said.push(`uncaught: ${String(error)}`));
  await page.evaluateOnNewDocument(tellViolations);
  const locate = (xpath: string) => page.locator(`::-p-xpath(${xpath})`);
  return {
    open: async (url) => void (await page.goto(url)),
    evaluate: (expression) => page.evaluate(expression),
    press: (character) => page.keyboard.press(character as KeyInput),
    click: (xpath) => locate(xpath).click(),
    type: (xpath, text) => locate(xpath).fill(text),
    screenshot: async () => Buffer.from(await page.screenshot()),
    errors: () => said,
    async close() {
      const browserProcess = browser.process();
      const closed = browser.close().catch(() => undefined);
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, CLOSING_MS))]);
      browserProcess?.kill("SIGKILL");
      await remove(profile);
    },
  };
}

function launchFirefox(executablePath: string, userDataDir: string): Promise<Browser> {
  return launch({
    browser: "firefox",
    executablePath,
    headless: true,
    userDataDir,
    timeout: DEADLINE_MS,
    protocolTimeout: DEADLINE_MS,
    defaultViewport: WINDOW,
    // Without a screen WebGL needs EGL, and without a graphics card it has to be told that software will do.
    env: { ...process.env, MOZ_WEBGL_FORCE_EGL: "1" },
    extraPrefsFirefox: { "webgl.force-enabled": true },
  });
}

/** The last processes of a browser may still be writing to it. */
async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** A browser that has not ended by itself after so long is killed. */
const CLOSING_MS = 10_000;
