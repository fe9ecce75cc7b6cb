import { brokerOverPort } from "../../src/session/port.ts";

/** Reads protected data many times at once, as a raster worker does, and tells the statuses. */
self.addEventListener(
  "message",
  async ({ data }: MessageEvent<{ port: MessagePort; url: string; reads: number }>) => {
    const broker = brokerOverPort(data.port);
    const { origin } = new URL(data.url);
    const request = async (token: string | undefined) => {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return (await fetch(data.url, { headers, redirect: "error", cache: "no-store" })).status;
    };
    const read = async () => {
      const token = await broker.token(origin);
      const status = await request(token);
      if (status !== 401 || token === undefined) return status;
      broker.reject(token, new URL(data.url).host);
      return request(await broker.token(origin));
    };
    self.postMessage(await Promise.all(Array.from({ length: data.reads }, read)));
  },
);
