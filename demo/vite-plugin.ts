import type { IncomingMessage, ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import type { Plugin, ViteDevServer } from "vite";
import { composeServices } from "./server/compose.ts";
import type { ServicesOptions } from "./server/compose.ts";
import { readConfiguration } from "./server/configuration.ts";
import type { Handler } from "./server/handlers.ts";
import { sendFailure, sendJson } from "./server/http/respond.ts";
import { openLibrary } from "./server/library/library.ts";

export interface DemoPluginOptions extends ServicesOptions {
  readonly folder: string;
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
  const services = await composeServices(options, await openLibrary(options.folder), origin);
  return async (request, response) => {
    if (await services.handler(request, response)) return true;
    if (request.url?.replace(/\?.*$/s, "") !== "/config.json") return false;
    sendJson(response, services.configure(await readConfiguration(publicConfiguration)));
    return true;
  };
}
