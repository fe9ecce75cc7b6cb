import { expect, it } from "vitest";
import { isTransientStatus } from "./status.ts";

it("tries again what a second request may cure, and nothing else", () => {
  const all = Array.from({ length: 500 }, (_, index) => index + 100);
  const transient = all.filter(isTransientStatus);
  expect(transient.filter((status) => status < 500)).toEqual([408, 425, 429]);
  const stays = all.filter((status) => status >= 500 && !transient.includes(status));
  expect(stays).toEqual([501, 505]);
});
