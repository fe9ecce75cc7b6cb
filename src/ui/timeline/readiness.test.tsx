import { act, Profiler } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Emitter } from "../../async/emitter.ts";
import type { MapEvents, SliceReadiness } from "../../map/types.ts";
import { type Services, ServicesProvider } from "../services.ts";
import { renderHeadless } from "../testing/headless-root.ts";
import { ReadinessProvider, useReadiness } from "./readiness.tsx";

let renders: string[];
let events: Emitter<MapEvents>;
let unmount: () => Promise<void>;

/** Reads no readiness, like most of the page. */
function Panel() {
  return null;
}

function June() {
  useReadiness((readiness) => readiness.get("june") === "failed");
  return null;
}

function Track() {
  useReadiness((readiness) => readiness);
  return null;
}

beforeEach(async () => {
  renders = [];
  events = new Emitter();
  const map = { on: events.on.bind(events) } as unknown as Services["map"];
  ({ unmount } = await renderHeadless(
    <ServicesProvider value={{ map } as Services}>
      <ReadinessProvider>
        {[Panel, June, Track].map((Part) => (
          <Profiler key={Part.name} id={Part.name} onRender={(id) => renders.push(id)}>
            <Part />
          </Profiler>
        ))}
      </ReadinessProvider>
    </ServicesProvider>,
  ));
});
afterEach(() => unmount());

/** What was rendered because the map has told this. */
async function tell(june: SliceReadiness, july: SliceReadiness): Promise<readonly string[]> {
  renders = [];
  const readiness = new Map([
    ["june", june],
    ["july", july],
  ]);
  await act(async () => events.emit("readiness", readiness));
  return renders;
}

test("everything is rendered once at first", () => {
  expect(renders).toEqual(["Panel", "June", "Track"]);
});

test("a tick of readiness renders only the components whose part of it changed", async () => {
  expect(await tell("loading", "idle")).toEqual(["Track"]);
  expect(await tell("ready", "loading")).toEqual(["Track"]);
  expect(await tell("failed", "loading")).toEqual(["June", "Track"]);
});
