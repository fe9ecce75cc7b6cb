import { type Problem, ProblemError, problemOf } from "../problem/problem.ts";
import { abortError } from "../async/abort.ts";
import type { TokenBroker } from "../http/token-broker.ts";

/** Longer than the session itself ever waits, so that its own explanation arrives first. */
const ANSWER_TIMEOUT = 90_000;

type Method = "token" | "signatureFor" | "proofFor";

interface Asking {
  readonly ask: Method;
  readonly id: number;
  readonly words: readonly (string | undefined)[];
}
/** What a worker sends; `stop` withdraws a question. */
type Question = Asking | { readonly stop: number } | { readonly reject: string };

type Answer =
  | { readonly id: number; readonly value: string | undefined }
  | { readonly id: number; readonly problem: Problem };

/** The broker as a worker has it: every question goes to the session at the other end of `port`. */
export function brokerOverPort(port: MessagePort): TokenBroker {
  const open = new Map<number, (answer: Answer) => void>();
  let last = 0;
  port.addEventListener("message", ({ data }: MessageEvent<Answer>) => open.get(data.id)?.(data));
  port.start();

  const ask = (method: Method, words: readonly (string | undefined)[], signal?: AbortSignal) =>
    new Promise<string | undefined>((resolve, reject) => {
      if (signal?.aborted) {
        reject(abortError());
        return;
      }
      const id = ++last;
      const close = () => {
        open.delete(id);
        clearTimeout(timer);
        signal?.removeEventListener("abort", stop);
      };
      const stop = () => {
        close();
        port.postMessage({ stop: id } satisfies Question);
        reject(abortError());
      };
      const timer = setTimeout(() => {
        close();
        reject(new ProblemError(unanswered));
      }, ANSWER_TIMEOUT);
      open.set(id, (answer) => {
        close();
        if ("problem" in answer) reject(new ProblemError(answer.problem));
        else resolve(answer.value);
      });
      signal?.addEventListener("abort", stop, { once: true });
      port.postMessage({ ask: method, id, words } satisfies Question);
    });

  return {
    token: (origin, signal) => ask("token", [origin], signal),
    signatureFor: (url, signal) => ask("signatureFor", [url], signal),
    proofFor: (token, method, url, nonce) => ask("proofFor", [token, method, url, nonce]),
    reject: (token) => port.postMessage({ reject: token } satisfies Question),
  };
}

/** Answers the questions of one worker with `broker`. */
export function servePort(port: MessagePort, broker: TokenBroker): void {
  const running = new Map<number, AbortController>();
  const answer = (question: Asking) => {
    const stopped = new AbortController();
    running.set(question.id, stopped);
    const [first = "", second = "", third = "", fourth] = question.words;
    const asked = {
      token: () => broker.token(first, stopped.signal),
      signatureFor: () => broker.signatureFor(first, stopped.signal),
      proofFor: () => broker.proofFor(first, second, third, fourth),
    }[question.ask]();
    void asked
      .then((value): Answer => ({ id: question.id, value }))
      .catch((error: unknown): Answer => ({ id: question.id, problem: problemOf(error, "network") }))
      .then((message) => {
        if (!stopped.signal.aborted) port.postMessage(message);
      })
      .finally(() => running.delete(question.id));
  };
  port.addEventListener("message", ({ data }: MessageEvent<Question>) => {
    if ("ask" in data) answer(data);
    else if ("stop" in data) running.get(data.stop)?.abort();
    else broker.reject(data.reject);
  });
  port.start();
}

const unanswered: Problem = {
  kind: "network",
  message: "The session did not answer a request for a token within 90 seconds.",
  advice: "Reload the page; the view is kept.",
};
