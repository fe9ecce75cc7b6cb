import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ProblemError } from "../../problem/problem.ts";
import { createSourceContext } from "../source/context.ts";
import { openSource } from "../source/open-source.ts";
import { FaultServer, status, type Fault } from "../source/testing/fault-server.ts";
import { openRasterFile } from "./open.ts";
import { buildTiff } from "./testing/build-tiff.ts";

const size = 300;
const value = (column: number, row: number): number => (column * 211 + row * 17) % 60_000;
const bytes = buildTiff({ images: [{ width: size, height: size, tile: [128, 128], bits: 16, value }] });

/** Answers that look right at a glance. */
const faults: Record<string, Fault> = {
  "bytes from elsewhere": ({ start, end, answer }) =>
    answer({
      headers: { "Content-Range": `bytes ${start}-${end}/${bytes.length - 1}` },
      body: bytes.subarray(7, 7 + end - start + 1),
    }),
  "a page inside a 206": ({ answer }) =>
    answer({ headers: { "Content-Type": "text/html" }, body: "<html>Sign in</html>" }),
  "half of the bytes": ({ start, end, answer }) =>
    answer({ body: bytes.subarray(start, (start + end) >> 1) }),
  "another version": ({ answer }) => answer({ headers: { ETag: '"two"' } }),
  "nothing but a reset": ({ request }) => request.socket.resetAndDestroy(),
  "an error": status(503),
};

/** From now on the address holds a file of the same size with other bytes. */
const replacedFile: Fault = ({ start, end, answer }) =>
  answer({ headers: { ETag: '"two"' }, body: bytes.subarray(start, end + 1).map((byte) => byte ^ 1) });

let server: FaultServer;

beforeEach(async () => {
  server = await FaultServer.start(bytes);
});

afterEach(async () => {
  await server.stop();
  expect(server.unexpected).toEqual([]);
});

/** Reads all blocks at the same time. @returns how many pixels differ from what was written */
async function countWrongPixels(): Promise<number> {
  const policy = {
    firstPauseMs: 1,
    longestPauseMs: 5,
    tries: 3,
    headerDeadlineMs: 1_000,
    progressDeadlineMs: 500,
  };
  // One block a request, so that a fault can meet any of them.
  const context = createSourceContext({
    connectionsPerHost: 4,
    policy: { ...policy, mergeGapBytes: 0, mergeLimitBytes: 1 },
  });
  const file = await openRasterFile(openSource(server.url, context));
  const places = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => ({ level: 0, column, row })));
  const blocks = await Promise.all(places.map((place) => file.readBlock(place, [0])));
  let wrong = 0;
  for (const [index, { column, row }] of places.entries()) {
    for (let y = 0; y < 128 && row * 128 + y < size; y += 1) {
      for (let x = 0; x < 128 && column * 128 + x < size; x += 1) {
        if (blocks[index]?.samples[0]?.[y * 128 + x] !== value(column * 128 + x, row * 128 + y)) wrong += 1;
      }
    }
  }
  return wrong;
}

describe("a fault in the middle of reading a file", () => {
  const sound: Fault = ({ answer }) => answer();

  it.each(Object.entries(faults))(
    "gives the right pixels or a message, at any request: %s",
    async (_name, fault) => {
      for (let position = 0; position < 9; position += 1) {
        server.next(...Array.from({ length: position }, () => sound), fault);
        const wrong = await countWrongPixels().catch((error: unknown) => {
          if (error instanceof ProblemError) return 0;
          throw error;
        });
        expect(wrong).toBe(0);
        server.clear();
      }
    },
  );

  const lasting = { ...faults, "another version": replacedFile };

  it.each(Object.entries(lasting))("gives a message when it stays: %s", async (_name, fault) => {
    server.next(sound);
    server.every(fault);
    await expect(countWrongPixels()).rejects.toBeInstanceOf(ProblemError);
  });

  it("reads on where the version changes and the bytes do not, as behind a load balancer", async () => {
    server.next(sound);
    server.every(faults["another version"] ?? sound);
    expect(await countWrongPixels()).toBe(0);
  });
});
