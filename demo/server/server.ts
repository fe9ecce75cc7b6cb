import { realpath } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { contentSecurityPolicy } from "../../src/config/policy.ts";
import { parseConfig } from "../../src/config/parse.ts";
import { AppService } from "./app/service.ts";
import { folderConfiguration, readConfiguration } from "./configuration.ts";
import { catalogueHandler } from "./handlers.ts";
import type { Handler } from "./handlers.ts";
import { notFound } from "./http/failure.ts";
import { sendFailure } from "./http/respond.ts";
import { createIdentity, identityPath } from "./identity/service.ts";
import { openLibrary } from "./library/library.ts";
import type { Library } from "./library/library.ts";
import { listenNear } from "./listen.ts";
import { answerPassThrough, passThroughPath } from "./pass-through.ts";
import { logWhenDone } from "./request-log.ts";
import type { LoggedRequest } from "./request-log.ts";

export interface DemoServerOptions {
  /** 0 takes any free port; one that is taken leads to the next free one. */
  readonly port: number;
  /** Folder of STAC items and their files. */
  readonly folder: string;
  /** The sample season is served with the configuration as it is; another folder takes its place in it. */
  readonly isSample: boolean;
  /** Folder of the built application; without it only the catalogues and the sign-in are served. */
  readonly app?: string;
  /** Life of an access token. 300 s unless given, as Keycloak has it. */
  readonly accessTokenSeconds?: number;
  readonly refreshTokenSeconds?: number;
  /** Whether STAC requests of the signed catalogue need a sign-in, as its files do. */
  readonly signedSearch?: boolean;
  /** Whether proofs of possession (RFC 9449) must hold a nonce of the provider and of the file server. */
  readonly asksNonce?: boolean;
  /** Milliseconds that catalogue and file requests are held back. */
  readonly latency?: number;
  /** Origins that pages of this server may read through it, where those do not allow it themselves. */
  readonly passThrough?: readonly string[];
  /** Replaces the served configuration. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** May answer a request before anybody else does, for tests of faults; true when it has. */
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
  const asksNonce = options.asksNonce ?? false;
  const identity = await createIdentity({
    asksNonce,
    issuer: `${origin}${identityPath}`,
    accessTokenSeconds: options.accessTokenSeconds ?? 300,
    refreshTokenSeconds: options.refreshTokenSeconds ?? 12 * 60 * 60,
  });
  const title = options.isSample ? "Sample season" : `Folder ${library.title}`;
  const catalogues = catalogueHandler({
    origin,
    library,
    title,
    identity,
    asksNonce,
    latency: options.latency ?? 0,
    signedSearch: options.signedSearch ?? false,
  });
  const app = options.app === undefined ? undefined : await appService(options, options.app, library, origin);
  const passThrough = options.passThrough ?? [];
  return async (request, response) => {
    if (await options.intercept?.(request, response)) return true;
    if (sentToOrigin(request, response, origin)) return true;
    if (await catalogues(request, response)) return true;
    if (passThrough.length > 0 && request.url?.startsWith(passThroughPath)) {
      await answerPassThrough(passThrough, request, response);
      return true;
    }
    if (app === undefined) return false;
    await app.answer(request, response);
    return true;
  };
}

async function appService(
  options: DemoServerOptions,
  folder: string,
  library: Library,
  origin: string,
): Promise<AppService> {
  const base = options.configuration ?? (await readConfiguration(join(folder, "config.json")));
  const configuration = options.isSample ? base : folderConfiguration(base, library);
  return new AppService({
    folder: await realpath(folder),
    configuration: JSON.stringify(configuration),
    policy: contentSecurityPolicy(parseConfig(configuration, `${origin}/`)),
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
