import { deflateSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { CodecError, type BlockContext } from "../geotiff/codec/types.ts";
import { decodePlane } from "../geotiff/tiff/decode-plane.ts";
import type { FilePointRequest, FileReference } from "../raster/engine/bands.ts";
import { PeerChannel, type PeerHandlers } from "./peer-channel.ts";

const WIDTH = 64;
const HEIGHT = 64;

/** One block of 64 × 64 pixels of 16 bits, DEFLATE without a predictor. */
const context: BlockContext = {
  image: {
    width: WIDTH,
    height: HEIGHT,
    blockWidth: WIDTH,
    blockHeight: HEIGHT,
    columns: 1,
    rows: 1,
    tiled: true,
    samplesPerPixel: 1,
    bitsPerSample: 16,
    sampleFormat: "unsigned",
    planar: false,
    compression: 8,
    predictor: 1,
    photometric: 1,
    reversedBits: false,
    littleEndian: true,
    extraSamples: [],
    subsampling: [1, 1],
    conversion: "none",
    isOverview: false,
    isMask: false,
  },
  width: WIDTH,
  height: HEIGHT,
  samples: 1,
  neededHeight: HEIGHT,
  tags: {
    jpegTables: undefined,
    lercParameters: [],
    whitePoint: undefined,
    yCbCrCoefficients: undefined,
    referenceBlackWhite: undefined,
  },
};

const ports: MessagePort[] = [];
const peers: PeerChannel[] = [];
afterEach(() => {
  peers.splice(0);
  for (const port of ports.splice(0)) port.close();
});

const unused = () => Promise.reject(new Error("not asked for in this test"));
const bands = { tile: unused, window: unused, grid: unused, point: unused, band: unused };

const idle: PeerHandlers = {
  bands,
  decode: decodePlane,
  onPeerBusy: () => undefined,
  onAnswered: () => undefined,
};
const file: FileReference = { href: "https://tiles.test/a.tif", projection: {}, scene: "scene", asset: "a" };
const pointRequest: FilePointRequest = { file, bands: [], point: [5, 51] };

/** Two workers that know each other; what the second is told of the first. */
function connect(ofSecond: Partial<PeerHandlers> = {}): {
  readonly first: PeerChannel;
  readonly told: boolean[];
} {
  const told: boolean[] = [];
  const handlers: PeerHandlers = { ...idle, onPeerBusy: (busy) => void told.push(busy) };
  const [port1, port2] = line();
  const first = new PeerChannel(port1, handlers);
  peers.push(new PeerChannel(port2, { ...handlers, ...ofSecond }));
  return { first, told };
}

function line(): [MessagePort, MessagePort] {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  return [port1, port2];
}

test("a block that another worker decodes comes back as it would have been here, and its bytes stay", async () => {
  const numbers = Uint16Array.from({ length: WIDTH * HEIGHT }, (_, index) => index * 7);
  const packed = deflateSync(new Uint8Array(numbers.buffer));
  // Within a larger range, as it comes from the network.
  const range = new Uint8Array(packed.length + 100);
  range.set(packed, 50);
  const encoded = range.subarray(50, 50 + packed.length);
  const rows = await connect().first.decode(encoded, context);
  expect([...new Uint16Array(rows.bytes.slice().buffer)]).toEqual([...numbers]);
  expect([...encoded]).toEqual([...packed]);
});

test("a damaged block is refused in the same words", async () => {
  const damaged = Uint8Array.from({ length: 100 }, (_, index) => index);
  const here = await decodePlane(damaged, context).catch((error: unknown) => error);
  const there = await connect()
    .first.decode(damaged, context)
    .catch((error: unknown) => error);
  expect(there).toBeInstanceOf(CodecError);
  expect(there).toMatchObject({ message: (here as CodecError).message, unsupported: false });
});

test("the other worker hears when there is something to decode", async () => {
  const { first, told } = connect();
  first.tellBusy(true);
  first.tellBusy(false);
  await expect.poll(() => told).toEqual([true, false]);
});

test("what a worker owed when it was replaced is asked of its replacement, and a second time is a problem", async () => {
  const never = { ...bands, band: () => new Promise<undefined>(() => undefined) };
  const { first } = connect({ bands: never });
  const answer = first.band(file, 0, new AbortController().signal);
  const [port1, port2] = line();
  first.reconnect(port1);
  const described = { dataType: "uint8", role: "data", palette: Uint8Array.of(1, 2, 3, 4) } as const;
  const palette = { ...bands, band: () => Promise.resolve(described) };
  peers.push(new PeerChannel(port2, { ...idle, bands: palette }));
  expect(await answer).toEqual(described);

  const fatal = first.point(pointRequest, new AbortController().signal);
  const failed = expect(fatal).rejects.toMatchObject({ problem: { kind: "limit" } });
  first.reconnect(line()[0]);
  await Promise.resolve();
  await Promise.resolve();
  first.reconnect(line()[0]);
  await failed;
});
