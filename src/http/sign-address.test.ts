import { describe, expect, it } from "vitest";
import { signAddress } from "./sign-address.ts";

const FILE = "https://account.blob.core.windows.net/container/a.tif";
const SIGNATURE = "sv=2024-05-04&sig=a%2Bb%3D";

describe("a signed address", () => {
  it("has the signature exactly as it was given", () => {
    expect(signAddress(FILE, SIGNATURE)).toBe(`${FILE}?${SIGNATURE}`);
  });

  it("has it in place of the one it came with, and keeps the other parameters as they were written", () => {
    const listed = `${FILE}?sig=old&x=%7e+1&SIG=other&sv=2020&flag`;
    expect(signAddress(listed, SIGNATURE)).toBe(`${FILE}?x=%7e+1&SIG=other&flag&${SIGNATURE}`);
  });

  it("knows a parameter whose name is encoded, and survives one that is encoded wrongly", () => {
    expect(signAddress(`${FILE}?%73ig=old&%zz=1`, SIGNATURE)).toBe(`${FILE}?%zz=1&${SIGNATURE}`);
  });
});
