import { vi } from "vitest";

/** Waits until `check` passes; patient, because test machines can be busy. */
export function eventually<Value>(check: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(check, { timeout: 10_000, interval: 5 });
}
