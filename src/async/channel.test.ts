import { afterEach, describe, expect, it, vi } from "vitest";
import { ProblemError } from "../problem/problem.ts";
import { Channel, answerQuestions } from "./channel.ts";
import { ChannelClosedError, type ChannelOptions, type Handlers, type MessageEnd } from "./channel-types.ts";
import { NO_TRAFFIC, charge, openAccount } from "./traffic.ts";

interface Verbs {
  readonly double: { question: Float32Array<ArrayBuffer>; answer: Float32Array<ArrayBuffer> };
  readonly wait: { question: string; answer: string };
  readonly note: { question: string; answer: void };
}

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
  vi.useRealTimers();
});

const handlers: Handlers<Verbs> = {
  double(numbers, { transfer }) {
    const doubled = numbers.map((number) => number * 2);
    transfer.push(doubled.buffer);
    return doubled;
  },
  wait: (_, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
    }),
  note: () => undefined,
};

/** Two ends; the second answers with `handlers` unless told otherwise. */
function setUp(
  ours: Partial<Handlers<Verbs>> = {},
  asking: ChannelOptions = {},
  answering: ChannelOptions = {},
) {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const asks = new Channel<Verbs, object>(port1, {}, asking);
  const answers = answerQuestions<Verbs>(port2, { ...handlers, ...ours }, answering);
  return { asks, answers, port1, port2 };
}

interface Sent {
  readonly type: string;
  readonly id?: number;
}

/** An end that sends nowhere, and what was sent. */
function recordedEnd(): { readonly end: MessageEnd; readonly sent: Sent[] } {
  const sent: Sent[] = [];
  return { end: { onmessage: null, postMessage: (message) => void sent.push(message as Sent) }, sent };
}

/** A channel whose questions reach `end` at once. */
function forwardTo(end: MessageEnd): { readonly asks: Channel<Verbs, object>; readonly asked: Sent[] } {
  const asked: Sent[] = [];
  const postMessage = (data: unknown): void => {
    asked.push(data as Sent);
    end.onmessage?.(new MessageEvent("message", { data }));
  };
  return { asks: new Channel<Verbs, object>({ onmessage: null, postMessage }, {}), asked };
}

/** Until both ends have read what was sent so far. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

describe("a channel between two threads", () => {
  it("brings each question its own answer, and moves what is to be transferred in both directions", async () => {
    const { asks } = setUp();
    const question = Float32Array.of(1, 2);
    const transfer = [question.buffer];
    const answers = [asks.ask("double", question, { transfer }), asks.ask("double", Float32Array.of(5))];
    expect(question.byteLength).toBe(0);
    expect(await Promise.all(answers)).toEqual([Float32Array.of(2, 4), Float32Array.of(10)]);
  });

  it("leaves nothing of a transferred answer behind", async () => {
    const made: Float32Array[] = [];
    const { asks } = setUp({
      double(numbers, { transfer }) {
        made.push(numbers);
        transfer.push(numbers.buffer);
        return numbers;
      },
    });
    expect(await asks.ask("double", Float32Array.of(3))).toEqual(Float32Array.of(3));
    expect(made[0]?.byteLength).toBe(0);
  });

  it("brings problems across as problems, and unexpected errors as problems of the kind that was chosen", async () => {
    const problem = { kind: "rights", message: "No.", advice: "Ask.", status: 403 } as const;
    const { asks } = setUp(
      {
        wait: (what) => Promise.reject(what === "problem" ? new ProblemError(problem) : new Error("broken")),
      },
      {},
      { unexpected: "network" },
    );
    const failure = await asks.ask("wait", "problem").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProblemError);
    expect(failure).toMatchObject({ problem });
    await expect(asks.ask("wait", "error")).rejects.toMatchObject({
      problem: { kind: "network", message: "broken" },
    });
  });

  it("brings an abort at the other end across as an abort", async () => {
    const { asks } = setUp({ wait: () => Promise.reject(new DOMException("cleared", "AbortError")) });
    await expect(asks.ask("wait", "")).rejects.toMatchObject({ name: "AbortError" });
  });

  it("fails with a problem when the answer cannot be sent", async () => {
    const { asks } = setUp({ wait: () => (() => undefined) as unknown as string });
    await expect(asks.ask("wait", "")).rejects.toBeInstanceOf(ProblemError);
  });

  it("rejects at once when it is aborted, and stops the work at the other end, which then says nothing", async () => {
    const { end, sent } = recordedEnd();
    const onAnswered = vi.fn();
    let finish: (answer: string) => void = () => undefined;
    const stopped = vi.fn();
    const wait: Handlers<Verbs>["wait"] = (_, { signal }) => {
      signal.addEventListener("abort", stopped);
      return new Promise((resolve) => (finish = resolve));
    };
    answerQuestions<Verbs>(end, { ...handlers, wait }, { onAnswered });
    const { asks, asked } = forwardTo(end);
    const controller = new AbortController();
    const answer = asks.ask("wait", "", { signal: controller.signal });
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
    expect(stopped).toHaveBeenCalledOnce();
    finish("too late");
    await expect.poll(() => onAnswered.mock.calls.length).toBe(1);
    expect(sent).toEqual([]);
    await expect(asks.ask("wait", "", { signal: controller.signal })).rejects.toMatchObject({
      name: "AbortError",
    });
    expect(asked.map(({ type }) => type)).toEqual(["ask", "stop"]);
  });

  it("hands on an answer that crossed the withdrawal of its question, so that it can be released", async () => {
    const { end, sent } = recordedEnd();
    const discard = vi.fn();
    const asks = new Channel<Verbs, object>(end, {}, { discard });
    const controller = new AbortController();
    const answer = asks.ask("wait", "", { signal: controller.signal });
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
    const data = { type: "answer", id: sent[0]?.id, answer: "late", traffic: NO_TRAFFIC };
    end.onmessage?.(new MessageEvent("message", { data }));
    expect(discard).toHaveBeenCalledExactlyOnceWith("late");
  });

  it("reports progress while it works", async () => {
    const { asks } = setUp({
      async wait(_, { report }) {
        report({ done: 1, total: 3 });
        report({ done: 2, total: 3 });
        return "done";
      },
    });
    const seen: number[] = [];
    expect(await asks.ask("wait", "", { onProgress: ({ done }) => seen.push(done) })).toBe("done");
    expect(seen).toEqual([1, 2]);
  });

  it("tells without an answer", async () => {
    const note = vi.fn();
    const { asks } = setUp({ note: (text) => note(text) });
    asks.tell("note", "hello");
    await expect.poll(() => note.mock.calls).toEqual([["hello"]]);
  });

  it("gives up at the deadline with the problem it was given, and withdraws the question", async () => {
    const stopped = vi.fn();
    const { asks } = setUp({
      wait: (_, { signal }) =>
        new Promise(() => {
          signal.addEventListener("abort", stopped);
        }),
    });
    const problem = { kind: "network", message: "No answer within 10 milliseconds." } as const;
    await expect(asks.ask("wait", "", { deadline: { ms: 10, problem } })).rejects.toMatchObject({ problem });
    await expect.poll(() => stopped.mock.calls.length).toBe(1);
  });

  it("fails open and later questions when it is closed, and aborts what it was answering", async () => {
    const stopped = vi.fn();
    const { asks, answers } = setUp({
      wait: (_, { signal }) =>
        new Promise(() => {
          signal.addEventListener("abort", stopped);
        }),
    });
    const open = asks.ask("wait", "");
    await settle();
    answers.close();
    expect(stopped).toHaveBeenCalledOnce();
    asks.close();
    await expect(open).rejects.toBeInstanceOf(ChannelClosedError);
    await expect(asks.ask("wait", "")).rejects.toBeInstanceOf(ChannelClosedError);
  });

  it("survives a port that the other end has closed", async () => {
    const { asks, port2 } = setUp();
    port2.close();
    const controller = new AbortController();
    const answer = asks.ask("wait", "", { signal: controller.signal });
    asks.tell("note", "lost");
    await settle();
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
  });

  it("charges what was read for an answer to the signal it was asked with, also when it failed", async () => {
    const { asks } = setUp({
      wait(what, { signal }) {
        charge(signal, { requests: 1, bytes: 100 });
        return what === "fail" ? Promise.reject(new Error("no")) : what;
      },
    });
    const { signal } = new AbortController();
    const account = openAccount(signal);
    await asks.ask("wait", "", { signal });
    await asks.ask("wait", "fail", { signal }).catch(() => undefined);
    expect(account).toEqual({ requests: 2, bytes: 200 });
  });
});
