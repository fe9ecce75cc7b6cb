import { describe, expect, it, vi } from "vitest";
import { SessionCache } from "./session-cache.ts";
import type { StoredSession } from "../tokens/tokens.ts";
import { memoryVault } from "./vault.ts";

function ended(id: string): StoredSession {
  const problem = { kind: "sign-in", message: id } as const;
  return { status: "ended", id, user: { subject: "a", name: "A" }, problem };
}

describe("a tab's copy of the session", () => {
  it("is not overwritten by an answer that was overtaken", async () => {
    let answerLate: (session: StoredSession) => void = () => undefined;
    const vault = memoryVault();
    const cache = new SessionCache(vault, () => undefined);
    vault.read = () =>
      new Promise((resolve) => {
        answerLate = resolve;
      });
    const reading = cache.sync();
    await cache.update(() => ended("new"));
    answerLate(ended("old"));
    await reading;
    expect(cache.session?.id).toBe("new");
  });

  it("is read once at the start, however many wait for it", async () => {
    const vault = memoryVault();
    const read = vi.spyOn(vault, "read");
    const cache = new SessionCache(vault, () => undefined);
    await Promise.all([cache.restore(), cache.restore()]);
    expect(read).toHaveBeenCalledOnce();
  });

  it("tells its listener what was before and what is now", async () => {
    const listener = vi.fn();
    const cache = new SessionCache(memoryVault(), listener);
    await cache.update(() => ended("1"));
    await cache.update(() => undefined);
    expect(listener.mock.calls).toEqual([
      [ended("1"), undefined],
      [undefined, ended("1")],
    ]);
  });
});
