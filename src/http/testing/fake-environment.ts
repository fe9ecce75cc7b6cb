import { ManualClock } from "../../async/testing/manual-clock.ts";
import type { Environment } from "../environment.ts";

/** The outside world of a test: its own network, and a clock that it moves. */
export class FakeEnvironment extends ManualClock implements Environment {
  readonly fetch: Environment["fetch"];

  constructor(fetch: Environment["fetch"]) {
    super();
    this.fetch = fetch;
  }

  readonly online = (): boolean => true;
}
