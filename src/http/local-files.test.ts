import { expect, test } from "vitest";
import { isLocalAddress, localAddress, LocalFiles } from "./local-files.ts";

test("a dropped file has an address, however its name is written, until its folder is closed", async () => {
  const files = new LocalFiles();
  const one = files.add(new Map([["items/a b+é%.json", new Blob(["1"])]]));
  const two = files.add(new Map([["a.json", new Blob(["2"])]]));
  expect(isLocalAddress(one)).toBe(true);
  expect(isLocalAddress("https://stac.example.org/a.file.invalid/")).toBe(false);
  const address = localAddress(one, "items/a b+é%.json");
  const relative = new URL("./items/a b+é%25.json?x#y", one).href;
  const fetch = files.fetching(() => Promise.reject(new Error("asked of the network")));
  expect(await (await fetch(address)).text()).toBe("1");
  expect(await (await fetch(relative)).text()).toBe("1");
  expect((await fetch(`${one}gone.json`)).status).toBe(404);
  await expect(fetch("https://stac.example.org/")).rejects.toThrow("asked of the network");
  files.remove(address);
  expect(files.get(address)).toBeUndefined();
  expect([...files.all().keys()]).toEqual([`${two}a.json`]);
});
