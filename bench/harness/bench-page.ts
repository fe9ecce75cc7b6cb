import { setTimeout as wait } from "node:timers/promises";
import type { Browser, CDPSession, Page } from "@playwright/test";
import type { BenchCamera, BenchScene } from "../pages/candidate.ts";
import type { FileServer } from "../server/files.ts";
import { processorTimes, spent } from "./browser.ts";
import { residentMegabytes } from "./memory.ts";
import type { Measurement } from "./measurement.ts";

/** What a page is told to do. */
export type Action =
  | { readonly do: "open"; readonly scene: BenchScene }
  | { readonly do: "pan" }
  | { readonly do: "recolour" }
  | { readonly do: "show"; readonly scene: BenchScene };

export type Figures = Omit<Measurement, "who" | "case" | "latencyMs">;

const SIZE = { width: 1024, height: 768 };
/** Nothing may take longer. */
const DEADLINE = 60_000;
/** This project asks for its basemap a second after the map, if nothing else came first. */
const SETTLING = 1500;
/** Without a request for so long, a page is at rest. */
const REST = 300;

declare global {
  interface Window {
    benchLongTasks: number[];
  }
}

/** A candidate in a browser context of its own: no cache, no connection, no worker of an earlier run. */
export class BenchPage implements AsyncDisposable {
  readonly #page: Page;
  readonly #performance: CDPSession;
  readonly #processes: CDPSession;
  readonly #files: FileServer;
  readonly #failures: readonly string[];
  /** What was written to the console: aborted requests among them, so that it only explains. */
  readonly #complaints: readonly string[];

  private constructor(
    page: Page,
    performance: CDPSession,
    processes: CDPSession,
    files: FileServer,
    failures: readonly string[],
    complaints: readonly string[],
  ) {
    this.#page = page;
    this.#performance = performance;
    this.#processes = processes;
    this.#files = files;
    this.#failures = failures;
    this.#complaints = complaints;
  }

  static async open(browser: Browser, address: string, files: FileServer): Promise<BenchPage> {
    const context = await browser.newContext({ viewport: SIZE, deviceScaleFactor: 1 });
    const page = await context.newPage();
    const failures: string[] = [];
    const complaints: string[] = [];
    page.on("pageerror", (error) => failures.push(error.message));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.setDefaultTimeout(DEADLINE);
    await page.addInitScript(() => {
      window.benchLongTasks = [];
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.benchLongTasks.push(duration);
      }).observe({ type: "longtask" });
    });
    await page.goto(address);
    await page.waitForFunction(() => "candidate" in window);
    const performance = await context.newCDPSession(page);
    await performance.send("Performance.enable");
    const processes = await browser.newBrowserCDPSession();
    const opened = new BenchPage(page, performance, processes, files, failures, complaints);
    await opened.rest();
    return opened;
  }

  /** Makes the empty map and lets it come to rest: shaders are compiled, basemaps there. */
  async prepare(camera: BenchCamera): Promise<void> {
    await this.#within(
      this.#page.evaluate((where) => window.candidate.prepare(where), camera),
      "prepare",
    );
    await wait(SETTLING);
  }

  /**
   * From the call to the first frame after the candidate says that everything is drawn. The clock is the
   * page's own, so that talking to the browser is not counted.
   */
  async measure(action: Action): Promise<Figures> {
    this.#files.takeTraffic();
    await this.#page.evaluate(() => void window.benchLongTasks.splice(0));
    const [mainBefore, processesBefore] = [await this.#mainThread(), await processorTimes(this.#processes)];
    const ms = await this.#within(this.#page.evaluate(perform, action), JSON.stringify(action.do));
    const [mainAfter, processesAfter] = [await this.#mainThread(), await processorTimes(this.#processes)];
    const traffic = this.#files.takeTraffic();
    // Long tasks are told a little late.
    await wait(50);
    const longTasks = await this.#page.evaluate(() => window.benchLongTasks);
    return {
      ms,
      requests: traffic.requests,
      megabytes: traffic.bytes / 1e6,
      cpuMs: spent(processesBefore, processesAfter),
      mainMs: mainAfter - mainBefore,
      longTasks: longTasks.length,
      longestTaskMs: Math.max(0, ...longTasks),
      rssMb: await residentMegabytes(processesAfter.keys()),
    };
  }

  /** False where the candidate reads nothing ahead. */
  async readAhead(scenes: readonly BenchScene[], next: BenchScene): Promise<boolean> {
    const reading = this.#page.evaluate(
      async (wanted) => {
        const { candidate } = window;
        await candidate.readAhead?.(wanted.scenes, wanted.next);
        return candidate.readAhead !== undefined;
      },
      { scenes, next },
    );
    return this.#within(reading, "readAhead");
  }

  /** Resolves once nothing has been asked of the file server for a while. */
  async rest(): Promise<void> {
    let quiet = 0;
    while (quiet < REST) {
      await wait(50);
      quiet = this.#files.busy > 0 || this.#files.idleFor() < 50 ? 0 : quiet + 50;
    }
  }

  /** Runs in the page. Not held to the deadline of a single action. */
  get evaluate(): Page["evaluate"] {
    return this.#page.evaluate.bind(this.#page);
  }

  async residentMegabytes(): Promise<number | null> {
    return residentMegabytes((await processorTimes(this.#processes)).keys());
  }

  screenshot(): Promise<Buffer> {
    return this.#page.screenshot();
  }

  /** What the page failed with and did not handle. */
  get failures(): readonly string[] {
    return this.#failures;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#processes.detach();
    await this.#page.context().close();
  }

  /** Milliseconds the main thread has been busy. */
  async #mainThread(): Promise<number> {
    const { metrics } = await this.#performance.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
  }

  async #within<Result>(work: Promise<Result>, what: string): Promise<Result> {
    const timeout = new AbortController();
    const late = wait(DEADLINE, undefined, { signal: timeout.signal }).then(() => {
      const reasons = [...this.#failures, ...this.#complaints].join("; ").slice(0, 500);
      throw new Error(`${what} was not done after ${DEADLINE / 1000} s. ${reasons}`);
    });
    late.catch(() => {});
    try {
      return await Promise.race([work, late]);
    } finally {
      timeout.abort();
    }
  }
}

/** Runs in the page. */
async function perform(action: Action): Promise<number> {
  const { candidate } = window;
  const began = performance.now();
  if (action.do === "open") await candidate.open(action.scene);
  else if (action.do === "show") await candidate.show(action.scene);
  else if (action.do === "pan") await candidate.pan();
  else await candidate.recolour();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  return performance.now() - began;
}
