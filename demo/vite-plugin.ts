import type { IncomingMessage, ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import type { Plugin, ViteDevServer } from "vite";
import { folderConfiguration, readConfiguration } from "./server/configuration.ts";
import { catalogueHandler } from "./server/handlers.ts";
import type { Handler } from "./server/handlers.ts";
import { sendFailure, sendJson } from "./server/http/respond.ts";
import { createIdentity, identityPath } from "./server/identity/service.ts";
import { openLibrary } from "./server/library/library.ts";

export interface DemoPluginOptions {
  readonly folder: string;
  readonly isSample: boolean;
  readonly latency: number;
  readonly accessTokenSeconds: number;
}

const publicConfiguration = fileURLToPath(new URL("../public/config.json", import.meta.url));

/** The local server's handlers inside Vite's development server. No policy is sent: hot reloading breaks it. */
export function demoPlugin(options: DemoPluginOptions): Plugin {
  return {
    name: "revisit-demo",
    configureServer: (server) => {
      let handler: Promise<Handler> | undefined;
      server.middlewares.use((request, response, next) => {
        // Not before the first request: only then is the port known.
        handler ??= developmentHandler(server, options);
        void answerOr(next, handler, request, response);
      });
    },
  };
}

async function answerOr(
  next: () => void,
  handler: Promise<Handler>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const answer = await handler;
    if (await answer(request, response)) return;
  } catch (error) {
    sendFailure(response, error);
    return;
  }
  next();
}

async function developmentHandler(server: ViteDevServer, options: DemoPluginOptions): Promise<Handler> {
  const address = server.httpServer?.address();
  const port = typeof address === "object" && address !== null ? address.port : server.config.server.port;
  const origin = `http://127.0.0.1:${port}`;
  const library = await openLibrary(options.folder);
  const identity = await createIdentity({
    issuer: `${origin}${identityPath}`,
    accessTokenSeconds: options.accessTokenSeconds,
    refreshTokenSeconds: 12 * 60 * 60,
  });
  const title = options.isSample ? "Sample season" : `Folder ${library.title}`;
  const catalogues = catalogueHandler({ origin, library, title, identity, latency: options.latency });
  return async (request, response) => {
    if (!options.isSample && request.url?.replace(/\?.*$/s, "") === "/config.json") {
      sendJson(response, folderConfiguration(await readConfiguration(publicConfiguration), library));
      return true;
    }
    return catalogues(request, response);
  };
}
