import type { CodeProviderConfig } from "../../src/config/types.ts";
import { createSession } from "../../src/session/session.ts";
import { installTrustedTypes } from "../../src/trusted-types.ts";

/** What the trials call in the page. */
export interface SessionPage {
  token(): Promise<string | undefined>;
  reject(token: string): void;
  /** Reads protected data as the application does: a refused token is renewed once. Gives the status. */
  read(): Promise<number>;
  /** The same without waiting for it; `outcome` tells how it stands. */
  beginRead(): void;
  readonly outcome: number | "waiting" | "failed";
  /** The same from as many workers at once. */
  readFromWorkers(workers: number, reads: number): Promise<number[]>;
  signIn(): void;
  signOut(): Promise<void>;
  status(): string;
  state(): unknown;
  /** What `start()` gave: the way back and a problem. */
  readonly started: Promise<unknown>;
  /** Times that the data of the session was to be dropped. */
  readonly cleared: number;
  /** When each status was first seen, milliseconds since the epoch. */
  readonly seen: readonly (readonly [string, number])[];
}

installTrustedTypes();
// The clock of all pages of a trial is set by a number that the trial leaves in the page's name.
const realNow = Date.now.bind(Date);
Date.now = () => realNow() + Number(window.name || 0);

const response = await fetch(new URL("provider.json", document.baseURI));
const provider = (await response.json()) as CodeProviderConfig;
const session = createSession([provider]);
const data = new URL("/data", location.href);
const seen: [string, number][] = [];
let cleared = 0;
let outcome: SessionPage["outcome"] = "waiting";

const status = () => session.states().get(provider.id)?.status ?? "unknown";
const note = () => {
  if (seen.at(-1)?.[0] !== status()) seen.push([status(), realNow()]);
};
session.subscribe(note);
session.onCleared(() => {
  cleared++;
});
const started = session.start().then((result) => {
  if (result.returnTo !== undefined) history.replaceState(null, "", result.returnTo);
  note();
  return result;
});

window.revisit = {
  token: () => session.token(data.origin),
  reject: (token) => session.reject(token, location.host),
  read,
  beginRead: () => {
    outcome = "waiting";
    read().then(
      (status) => void (outcome = status),
      () => void (outcome = "failed"),
    );
  },
  get outcome() {
    return outcome;
  },
  readFromWorkers: async (workers, reads) => {
    const statuses = Array.from({ length: workers }, () => readInWorker(reads));
    return (await Promise.all(statuses)).flat();
  },
  signIn: () => void session.signIn(provider.id, { returnTo: location.href }),
  signOut: () => session.signOut(provider.id),
  status,
  state: () => session.states().get(provider.id),
  started,
  get cleared() {
    return cleared;
  },
  seen,
};

async function read(): Promise<number> {
  const answer = await request(await session.token(data.origin));
  if (answer.status !== 401) return answer.status;
  session.reject(answer.token ?? "", location.host);
  return (await request(await session.token(data.origin))).status;
}

async function request(token: string | undefined): Promise<{ status: number; token: string | undefined }> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const { status } = await fetch(data, { headers, redirect: "error", cache: "no-store" });
  return { status, token };
}

function readInWorker(reads: number): Promise<number[]> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const { port1, port2 } = new MessageChannel();
  session.serve(port1);
  return new Promise((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<number[]>) => {
      resolve(data);
      worker.terminate();
    });
    worker.addEventListener("error", (event) => reject(new Error(event.message)));
    worker.postMessage({ port: port2, url: data.href, reads }, [port2]);
  });
}
