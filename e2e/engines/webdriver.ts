import { DEADLINE_MS } from "./engine.ts";

/** The key under which WebDriver writes the name of an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const RETRY_MS = 200;
/** A browser that has not ended its session after so long hangs. */
const ENDING_MS = 10_000;

/** One session of https://www.w3.org/TR/webdriver2/ over HTTP. */
export class WebDriver {
  readonly #session: string;

  private constructor(session: string) {
    this.#session = session;
  }

  /** @param driver address of the driver, which may still be starting */
  static async start(driver: string, capabilities: Readonly<Record<string, unknown>>): Promise<WebDriver> {
    await within(DEADLINE_MS, async () => {
      const { ready } = (await command("GET", `${driver}/status`)) as { ready: boolean };
      if (!ready) throw new Error("the driver is not ready");
    });
    const body = { capabilities: { alwaysMatch: capabilities } };
    const { sessionId } = (await command("POST", `${driver}/session`, body)) as { sessionId: string };
    return new WebDriver(`${driver}/session/${sessionId}`);
  }

  post(path: string, body: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    return command("POST", `${this.#session}/${path}`, body);
  }

  /** The value of an expression in the page. */
  evaluate(expression: string): Promise<unknown> {
    return this.post("execute/sync", { script: `return (${expression});`, args: [] });
  }

  /** Does something with the element that an XPath finds, again while it is not there or not ready for it. */
  withElement(
    xpath: string,
    path: "click" | "value",
    body: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return within(DEADLINE_MS, async () => {
      const found = await this.post("element", { using: "xpath", value: xpath });
      const name = (found as Readonly<Record<string, string>>)[ELEMENT];
      await this.post(`element/${name}/${path}`, body);
    });
  }

  async end(): Promise<void> {
    await command("DELETE", this.#session, undefined, ENDING_MS);
  }
}

async function command(
  method: string,
  url: string,
  body?: object,
  milliseconds = DEADLINE_MS,
): Promise<unknown> {
  const response = await fetch(url, {
    method,
    signal: AbortSignal.timeout(milliseconds),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${method} ${new URL(url).pathname}: ${error} ${message}`);
}

/** Tries until it works; the last failure is told when the time is up. */
async function within(milliseconds: number, attempt: () => Promise<void>): Promise<void> {
  const end = Date.now() + milliseconds;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}
