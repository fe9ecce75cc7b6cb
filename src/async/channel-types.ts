import type { Problem, ProblemKind } from "../problem/problem.ts";
import type { Progress, ReportProgress } from "./progress.ts";
import type { Traffic } from "./traffic.ts";

/** What can be asked, by verb. A verb whose answer is `void` may also be told, without an answer. */
export type VerbTable<T> = {
  readonly [V in keyof T]: { readonly question: unknown; readonly answer: unknown };
};

/** What every function that answers a question is given besides the question. */
export interface AnswerContext {
  /** Aborted when the other end no longer waits. */
  readonly signal: AbortSignal;
  /** Objects of the answer that move instead of being copied: the function adds them. */
  readonly transfer: Transferable[];
  readonly report: ReportProgress;
}

export type Handlers<T extends VerbTable<T>> = {
  readonly [V in keyof T]: (
    question: T[V]["question"],
    context: AnswerContext,
  ) => T[V]["answer"] | Promise<T[V]["answer"]>;
};

export interface AskOptions {
  readonly signal?: AbortSignal | undefined;
  /** Objects of the question that move instead of being copied. */
  readonly transfer?: Transferable[];
  readonly onProgress?: ReportProgress | undefined;
  /** The question fails with `problem` when there is no answer within `ms`. */
  readonly deadline?: { readonly ms: number; readonly problem: Problem };
}

export interface ChannelOptions {
  /** Kind of problem that an unexpected error in a function of this end becomes. */
  readonly unexpected?: ProblemKind;
  /** Called with an answer that crossed the withdrawal of its question, to release what it holds. */
  readonly discard?: (answer: unknown) => void;
  /** Called after every answer and failure of this end, withdrawn questions included. */
  readonly onAnswered?: () => void;
}

/** As much of a MessagePort, a Worker or a worker's `self` as a channel needs. */
export interface MessageEnd {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown, options: { transfer: Transferable[] }): void;
}

/** What goes over the line. `problem` is null for a question that the other end has aborted by itself. */
export type Message =
  | { readonly type: "ask"; readonly id: number; readonly verb: string; readonly question: unknown }
  | { readonly type: "tell"; readonly verb: string; readonly question: unknown }
  | { readonly type: "stop"; readonly id: number }
  | { readonly type: "progress"; readonly id: number; readonly progress: Progress }
  | { readonly type: "answer"; readonly id: number; readonly answer: unknown; readonly traffic: Traffic }
  | {
      readonly type: "failed";
      readonly id: number;
      readonly problem: Problem | null;
      readonly traffic: Traffic;
    };

/** The other end is gone: its worker has died or was replaced. The question may be asked elsewhere. */
export class ChannelClosedError extends Error {
  override readonly name = "ChannelClosedError";
}
