import { describe, expect, it, vi } from "vitest";
import { Mirror } from "./mirror.ts";
import type { KeptSession } from "../tokens/tokens.ts";
import { memoryVault } from "./vault.ts";

function ended(id: string): KeptSession {
  const problem = { kind: "sign-in", message: id } as const;
  return { status: "ended", id, user: { subject: "a", name: "A" }, problem };
}

describe("a tab's copy of the session", () => {
  it("is not overwritten by an answer that was overtaken", async () => {
    let answerLate: (kept: KeptSession) => void = () => undefined;
    const vault = memoryVault();
    const mirror = new Mirror(vault, () => undefined);
    vault.read = () =>
      new Promise((resolve) => {
        answerLate = resolve;
      });
    const reading = mirror.sync();
    await mirror.update(() => ended("new"));
    answerLate(ended("old"));
    await reading;
    expect(mirror.kept?.id).toBe("new");
  });

  it("is read once at the start, however many wait for it", async () => {
    const vault = memoryVault();
    const read = vi.spyOn(vault, "read");
    const mirror = new Mirror(vault, () => undefined);
    await Promise.all([mirror.restore(), mirror.restore()]);
    expect(read).toHaveBeenCalledOnce();
  });

  it("tells its listener what was before and what is now", async () => {
    const listener = vi.fn();
    const mirror = new Mirror(memoryVault(), listener);
    await mirror.update(() => ended("1"));
    await mirror.update(() => undefined);
    expect(listener.mock.calls).toEqual([
      [ended("1"), undefined],
      [undefined, ended("1")],
    ]);
  });
});
