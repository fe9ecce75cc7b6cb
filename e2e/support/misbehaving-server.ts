import type { IncomingMessage, ServerResponse } from "node:http";
import { FAKE_HOME, type Misbehaviour } from "../../src/catalogue/testing/misbehaviours.ts";
import { answersOf, itemsNamed } from "../../src/catalogue/testing/misbehaving-catalogue.ts";
import type { Seen } from "../../src/catalogue/testing/fake-catalogue.ts";
import type { DemoServerOptions } from "../../demo/server/server.ts";

type Intercept = NonNullable<DemoServerOptions["intercept"]>;

const CORS = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*, authorization" };

/** The path below which a service lives. */
export function pathOf(name: string): string {
  return `/${name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")}/`;
}

/** Serves every misbehaviour below a path of its own. */
export function misbehavingServices(all: Readonly<Record<string, Misbehaviour>>): Intercept {
  const services = new Map(
    Object.entries(all).map(([name, { items = itemsNamed(3), manners }]) => [
      pathOf(name),
      { manners, answer: answersOf(items, manners) },
    ]),
  );
  return async (request, response) => {
    const [, first = ""] = (request.url ?? "/").split("/");
    const mount = `/${first}/`;
    const service = services.get(mount);
    if (service === undefined) return false;
    if (request.method === "OPTIONS") {
      // Without the headers the browser does not send what it asked about.
      response.writeHead(204, service.manners.preflight === false ? {} : CORS).end();
      return true;
    }
    const home = `http://${request.headers.host ?? ""}${mount}`;
    const reply = service.answer(await seen(request, mount));
    await send(response, typeof reply === "function" ? await reply() : reply, home);
    return true;
  };
}

async function seen(request: IncomingMessage, mount: string): Promise<Seen> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return {
    method: request.method ?? "GET",
    url: new URL((request.url ?? "/").slice(mount.length), FAKE_HOME).href,
    body: text === "" ? undefined : (JSON.parse(text) as unknown),
    authorization: request.headers.authorization,
    redirect: undefined,
    cache: undefined,
  };
}

async function send(response: ServerResponse, reply: Response | Error, home: string): Promise<void> {
  if (reply instanceof Error) {
    response.writeHead(500, { "Content-Type": "text/plain" }).end("failed");
    return;
  }
  const text = (await reply.clone().text()).replaceAll(FAKE_HOME, home);
  response.writeHead(reply.status, { ...CORS, ...Object.fromEntries(reply.headers) }).end(text);
}
