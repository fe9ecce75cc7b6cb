import { describe, expect, it, vi } from "vitest";
import type { Problem } from "../../problem/problem.ts";
import { createNotices } from "./notices-store.ts";

const gone: Problem = { kind: "missing", message: "a.tif is gone." };
const slow: Problem = { kind: "server", message: "The service asks to slow down." };

describe("the list of notices", () => {
  it("puts the newest first", () => {
    const notices = createNotices();
    notices.add(gone);
    notices.add(slow);
    expect(notices.list().map((notice) => notice.problem)).toEqual([slow, gone]);
  });

  it("counts a repeated problem instead of listing it twice", () => {
    const notices = createNotices();
    notices.add(gone);
    notices.add({ ...gone });
    expect(notices.list()).toHaveLength(1);
    expect(notices.list()[0]?.count).toBe(2);
  });

  it("keeps the same message about two files apart", () => {
    const notices = createNotices();
    notices.add({ ...gone, url: "https://one.example/a.tif" });
    notices.add({ ...gone, url: "https://two.example/a.tif" });
    expect(notices.list()).toHaveLength(2);
  });

  it("tells a missing sign-in once a server, not once a file", () => {
    const notices = createNotices();
    for (const url of ["https://a.example/1.tif", "https://a.example/2.tif", "https://b.example/1.tif"]) {
      notices.add({ kind: "sign-in", message: `${url} needs a sign-in.`, url });
    }
    expect(notices.list().map(({ count }) => count)).toEqual([1, 2]);
  });

  it("lets the oldest go when there are too many", () => {
    const notices = createNotices();
    for (let index = 0; index < 60; index += 1) notices.add({ kind: "server", message: `Failure ${index}` });
    expect(notices.list()).toHaveLength(50);
    expect(notices.list()[0]?.problem.message).toBe("Failure 59");
    expect(notices.list().at(-1)?.problem.message).toBe("Failure 10");
  });

  it("gives a new list after each change and tells its listeners", () => {
    const notices = createNotices();
    const listener = vi.fn();
    notices.subscribe(listener);
    const before = notices.list();
    notices.add(gone);
    expect(notices.list()).not.toBe(before);
    notices.dismiss(notices.list()[0]?.id ?? -1);
    expect(notices.list()).toEqual([]);
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
