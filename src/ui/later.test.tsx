import { act } from "react";
import { afterEach, expect, test } from "vitest";
import type { Problem } from "../problem/problem.ts";
import { later, loadLaterParts } from "./later.tsx";
import { type Services, ServicesProvider } from "./services.ts";
import { renderHeadless } from "./testing/headless-root.ts";

let unmount = async (): Promise<void> => undefined;
afterEach(() => unmount());

async function draw(Part: React.ComponentType): Promise<readonly Problem[]> {
  const told: Problem[] = [];
  const notices = { add: (problem: Problem) => told.push(problem) } as unknown as Services["notices"];
  ({ unmount } = await renderHeadless(
    <ServicesProvider value={{ notices } as Services}>
      <Part />
    </ServicesProvider>,
  ));
  await act(async () => undefined);
  return told;
}

test("a later part is loaded when it is first drawn", async () => {
  const drawn: string[] = [];
  const Part = later(async () => () => {
    drawn.push("part");
    return null;
  });
  expect(await draw(Part)).toEqual([]);
  expect(drawn).toEqual(["part"]);
});

test("a later part that cannot be loaded is told of, and the page stays", async () => {
  const Part = later(() => Promise.reject(new TypeError("Failed to fetch")));
  expect(await draw(Part)).toMatchObject([{ kind: "network" }]);
});

test("all are loaded ahead, and one that cannot be is no error then", async () => {
  const loaded: string[] = [];
  later(() => Promise.reject(new TypeError("Failed to fetch")));
  later(async () => {
    loaded.push("ahead");
    return () => null;
  });
  await loadLaterParts();
  expect(loaded).toEqual(["ahead"]);
});
