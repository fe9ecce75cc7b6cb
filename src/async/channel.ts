import { ProblemError, isAbort, problemOf } from "../problem/problem.ts";
import { abortError } from "./abort.ts";
import {
  type AnswerContext,
  type AskOptions,
  ChannelClosedError,
  type ChannelOptions,
  type Handlers,
  type Message,
  type MessageEnd,
  type VerbTable,
} from "./channel-types.ts";
import type { Progress, ReportProgress } from "./progress.ts";
import { charge, openAccount } from "./traffic.ts";

interface OpenQuestion {
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ReportProgress | undefined;
  settle(): void;
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

/**
 * One end of a line between two threads: asks what the other end answers (`Theirs`) and answers what it asks
 * (`Ours`). Errors arrive as ProblemError or AbortError, because postMessage does not preserve classes.
 * Withdrawn questions are stopped at the other end, and what was read for an answer is charged to the
 * signal it was asked with.
 */
export class Channel<Theirs extends VerbTable<Theirs>, Ours extends VerbTable<Ours>> {
  readonly #end: MessageEnd;
  readonly #handlers: Handlers<Ours>;
  readonly #options: ChannelOptions;
  readonly #asked = new Map<number, OpenQuestion>();
  readonly #answering = new Map<number, AbortController>();
  #lastId = 0;
  #closed = false;

  constructor(end: MessageEnd, handlers: Handlers<Ours>, options: ChannelOptions = {}) {
    this.#end = end;
    this.#handlers = handlers;
    this.#options = options;
    end.onmessage = ({ data }: MessageEvent<Message>) => this.#receive(data);
  }

  /** @throws ProblemError; AbortError, at once, when `signal` aborts; ChannelClosedError */
  ask<V extends keyof Theirs & string>(
    verb: V,
    question: Theirs[V]["question"],
    { signal, transfer = [], onProgress, deadline }: AskOptions = {},
  ): Promise<Theirs[V]["answer"]> {
    return new Promise((resolve, reject) => {
      if (this.#closed) throw new ChannelClosedError();
      if (signal?.aborted === true) throw abortError();
      const id = ++this.#lastId;
      const withdraw = (error: unknown): void => {
        this.#take(id);
        this.#post({ type: "stop", id });
        reject(error);
      };
      const onAbort = (): void => withdraw(abortError());
      this.#post({ type: "ask", id, verb, question }, transfer);
      const timer = deadline && setTimeout(() => withdraw(new ProblemError(deadline.problem)), deadline.ms);
      const settle = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#asked.set(id, { signal, onProgress, settle, resolve, reject });
    });
  }

  /** Says something that needs no answer. */
  tell<V extends keyof Theirs & string>(
    verb: V,
    question: Theirs[V]["question"],
    transfer: Transferable[] = [],
  ): void {
    this.#post({ type: "tell", verb, question }, transfer);
  }

  /** Open questions fail with ChannelClosedError; what is being answered is aborted. The end itself stays open. */
  close(): void {
    this.#closed = true;
    this.#end.onmessage = null;
    for (const controller of this.#answering.values()) controller.abort();
    for (const id of this.#asked.keys()) this.#take(id)?.reject(new ChannelClosedError());
  }

  #receive(message: Message): void {
    switch (message.type) {
      case "ask":
        void this.#answer(message.id, message.verb as keyof Ours, message.question);
        break;
      case "tell":
        void this.#handlers[message.verb as keyof Ours](message.question, UNHEARD);
        break;
      case "stop":
        this.#answering.get(message.id)?.abort();
        break;
      case "progress":
        this.#asked.get(message.id)?.onProgress?.(message.progress);
        break;
      case "answer":
      case "failed":
        this.#settle(message);
    }
  }

  #settle(message: Extract<Message, { type: "answer" | "failed" }>): void {
    const open = this.#take(message.id);
    if (!open) {
      if (message.type === "answer") this.#options.discard?.(message.answer);
      return;
    }
    charge(open.signal, message.traffic);
    if (message.type === "answer") open.resolve(message.answer);
    else open.reject(message.problem ? new ProblemError(message.problem) : abortError());
  }

  async #answer(id: number, verb: keyof Ours, question: unknown): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    const traffic = openAccount(signal);
    const transfer: Transferable[] = [];
    const report = (progress: Progress): void => this.#post({ type: "progress", id, progress });
    this.#answering.set(id, controller);
    try {
      const answer = await this.#handlers[verb](question, { signal, transfer, report });
      if (!signal.aborted) this.#post({ type: "answer", id, answer, traffic }, transfer);
    } catch (error) {
      const problem = isAbort(error) ? null : problemOf(error, this.#options.unexpected);
      if (!signal.aborted) this.#post({ type: "failed", id, problem, traffic });
    } finally {
      this.#answering.delete(id);
      this.#options.onAnswered?.();
    }
  }

  #take(id: number): OpenQuestion | undefined {
    const open = this.#asked.get(id);
    open?.settle();
    this.#asked.delete(id);
    return open;
  }

  #post(message: Message, transfer: Transferable[] = []): void {
    this.#end.postMessage(message, { transfer });
  }
}

/** Answers what comes to `end` and asks nothing. */
export function answerQuestions<Ours extends VerbTable<Ours>>(
  end: MessageEnd,
  handlers: Handlers<Ours>,
  options?: ChannelOptions,
): Channel<object, Ours> {
  return new Channel<object, Ours>(end, handlers, options);
}

/** Of something that was told: it is neither withdrawn nor answered. */
const UNHEARD: AnswerContext = {
  signal: new AbortController().signal,
  transfer: [],
  report: () => undefined,
};
