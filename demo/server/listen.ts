import type { Server } from "node:http";

/** Ports tried after the wanted one. */
const attempts = 20;

export class PortTaken extends Error {
  override readonly name = "PortTaken";
}

/**
 * Listens on 127.0.0.1.
 * @param port 0 takes any free one.
 * @returns the port.
 * @throws PortTaken
 */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      const taken = error.code === "EADDRINUSE" || error.code === "EACCES";
      reject(taken ? new PortTaken(`Port ${port} is taken.`, { cause: error }) : error);
    };
    server.once("error", onError);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", onError);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

/** Like `listen`, but goes on to the next ports when the wanted one is taken. */
export async function listenNear(server: Server, port: number): Promise<number> {
  const last = port === 0 ? port : Math.min(port + attempts, 65_535);
  for (let candidate = port; candidate < last; candidate += 1) {
    try {
      return await listen(server, candidate);
    } catch (error) {
      if (!(error instanceof PortTaken)) throw error;
    }
  }
  return listen(server, last);
}
