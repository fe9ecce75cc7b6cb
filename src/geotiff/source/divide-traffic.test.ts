import { expect, test } from "vitest";
import { divideTraffic } from "./divide-traffic.ts";

const part = (offset: number, length: number, order: number) => ({ offset, length, order });

test("each range pays for its bytes, and the one asked for first for the request and the gap", () => {
  const parts = [part(0, 100, 1), part(120, 50, 0)];
  expect(divideTraffic({ requests: 1, bytes: 170 }, parts)).toEqual([
    { part: parts[0], traffic: { requests: 0, bytes: 100 } },
    { part: parts[1], traffic: { requests: 1, bytes: 70 } },
  ]);
});

test("bytes in two ranges are paid once", () => {
  const shares = divideTraffic({ requests: 1, bytes: 150 }, [
    part(0, 100, 0),
    part(50, 100, 1),
    part(60, 20, 2),
  ]);
  expect(shares.map(({ traffic }) => traffic.bytes)).toEqual([100, 50, 0]);
});

test("a request that broke off is paid for as far as it came, and repetitions by the first", () => {
  const parts = [part(0, 100, 0), part(100, 100, 1)];
  const broken = divideTraffic({ requests: 1, bytes: 130 }, parts);
  expect(broken.map(({ traffic }) => traffic.bytes)).toEqual([100, 30]);
  const repeated = divideTraffic({ requests: 2, bytes: 330 }, parts);
  expect(repeated.map(({ traffic }) => traffic)).toEqual([
    { requests: 2, bytes: 230 },
    { requests: 0, bytes: 100 },
  ]);
});
