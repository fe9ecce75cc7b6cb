import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { startDemoServer } from "../../demo/server/server.ts";
import type { DemoServer, DemoServerOptions } from "../../demo/server/server.ts";
import { watchPage } from "./page-watch.ts";
import type { PageWatch } from "./page-watch.ts";
import { test as base } from "./tokens/fixture.ts";

/** Starts one more server, with faults or another configuration, that ends with the test. */
export type Serve = (overrides: Partial<DemoServerOptions>) => Promise<DemoServer>;

interface TestFixtures {
  /** Fails the test when the page logs an error or breaks its Content-Security-Policy. */
  readonly watch: PageWatch;
  readonly serve: Serve;
}

interface WorkerFixtures {
  /** The production build over the sample season, as `npm start` serves it. */
  readonly demo: DemoServer;
}

const root = resolve(import.meta.dirname, "../..");
/** The built application. */
export const appFolder = process.env["REVISIT_DIST"] ?? resolve(root, "dist");
const defaults: DemoServerOptions = {
  port: 0,
  folder: resolve(root, "demo/.season"),
  isSample: true,
  app: appFolder,
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
  demo: [
    async ({}, use) => {
      const server = await startDemoServer(defaults);
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
  serve: async ({}, use) => {
    const servers: DemoServer[] = [];
    await use(async (overrides) => {
      const server = await startDemoServer({ ...defaults, ...overrides });
      servers.push(server);
      return server;
    });
    await Promise.all(servers.map((server) => server.close()));
  },
  watch: [
    async ({ page }, use) => {
      const watch = watchPage(page);
      await use(watch);
      watch.assertQuiet();
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
export type { Page };
