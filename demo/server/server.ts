import { realpath } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { contentSecurityPolicy, metaPolicy } from "../../src/config/policy.ts";
import { parseConfig } from "../../src/config/parse.ts";
import { AppService } from "./app/service.ts";
import { composeServices } from "./compose.ts";
import type { Services, ServicesOptions } from "./compose.ts";
import { readConfiguration } from "./configuration.ts";
import type { Handler } from "./handlers.ts";
import { notFound } from "./http/failure.ts";
import { sendFailure } from "./http/respond.ts";
import { openLibrary } from "./library/library.ts";
import type { Library } from "./library/library.ts";
import { listenNear } from "./listen.ts";
import { logWhenDone } from "./request-log.ts";
import type { LoggedRequest } from "./request-log.ts";

export interface DemoServerOptions extends ServicesOptions {
  /** 0 takes any free port; one that is taken leads to the next free one. */
  readonly port: number;
  /** Folder of STAC items and their files. */
  readonly folder: string;
  /** Folder of the built application; without it only the catalogues and the sign-in are served. */
  readonly app?: string;
  /** Replaces the served configuration. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** May answer a request before the server does, for tests of faults; true when it has. */
  readonly intercept?: (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;
  readonly onRequest?: (logged: LoggedRequest) => void;
}

export interface DemoServer {
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Starts the local server: the application, both catalogues, their files and the OpenID provider on
 * one port of 127.0.0.1.
 * @throws UnusableFolder, PortTaken, ProblemError for a mistake in the configuration.
 */
export async function startDemoServer(options: DemoServerOptions): Promise<DemoServer> {
  const library = await openLibrary(options.folder);
  let handler: Handler = () => Promise.resolve(false);
  const server = createServer((request, response) => {
    if (options.onRequest !== undefined) logWhenDone(request, response, options.onRequest);
    void answer(handler, request, response);
  });
  // Longer than browsers keep idle connections: a POST on one that just closed would fail.
  server.keepAliveTimeout = 120_000;
  // The port must be known before anything that carries the origin can be made.
  const port = await listenNear(server, options.port);
  const origin = `http://127.0.0.1:${port}`;
  try {
    handler = await composed(options, library, origin);
  } catch (error) {
    server.close();
    throw error;
  }
  return { origin, port, close: () => close(server) };
}

async function composed(options: DemoServerOptions, library: Library, origin: string): Promise<Handler> {
  const services = await composeServices(options, library, origin);
  const app =
    options.app === undefined ? undefined : await appService(options, options.app, services, origin);
  return async (request, response) => {
    if (await options.intercept?.(request, response)) return true;
    if (sentToOrigin(request, response, origin)) return true;
    if (await services.handler(request, response)) return true;
    if (app === undefined) return false;
    await app.answer(request, response);
    return true;
  };
}

async function appService(
  { configuration }: DemoServerOptions,
  folder: string,
  services: Services,
  origin: string,
): Promise<AppService> {
  const base = configuration ?? (await readConfiguration(join(folder, "config.json")));
  const served = services.configure(base);
  const parsed = parseConfig(served, `${origin}/`);
  return new AppService({
    folder: await realpath(folder),
    configuration: JSON.stringify(served),
    policy: contentSecurityPolicy(parsed),
    policyInPage: metaPolicy(parsed),
  });
}

async function answer(handler: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (!(await handler(request, response)))
      sendFailure(response, notFound("There is nothing at this address."));
  } catch (error) {
    sendFailure(response, error);
  }
}

/** The provider and the catalogues know one address: a page opened as `localhost` is sent there. */
function sentToOrigin(request: IncomingMessage, response: ServerResponse, origin: string): boolean {
  const isPage = request.url === "/" || request.url?.startsWith("/?") || request.url === "/index.html";
  if (!isPage || !request.headers.host?.startsWith("localhost:")) return false;
  response.writeHead(307, { Location: `${origin}${request.url}` });
  response.end();
  return true;
}

function close(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
