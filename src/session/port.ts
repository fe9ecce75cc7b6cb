import type { AskOptions } from "../async/channel-types.ts";
import { Channel, answerQuestions } from "../async/channel.ts";
import type { Problem } from "../problem/problem.ts";
import type { TokenBroker } from "../http/token-broker.ts";

/** Longer than the session itself ever waits, so that its own explanation arrives first. */
const ANSWER_TIMEOUT_MS = 90_000;

/** What a worker may ask the session. Each answer is a credential, or undefined where there is none. */
interface BrokerVerbs {
  readonly token: { question: string; answer: string | undefined };
  readonly signatureFor: { question: string; answer: string | undefined };
  readonly proofFor: { question: Parameters<TokenBroker["proofFor"]>; answer: string | undefined };
  readonly reject: { question: Parameters<TokenBroker["reject"]>; answer: void };
}

/** The broker as a worker has it: every question goes to the session at the other end of `port`. */
export function brokerOverPort(port: MessagePort): TokenBroker {
  const session = new Channel<BrokerVerbs, object>(port, {});
  const options = (signal?: AbortSignal): AskOptions => ({
    signal,
    deadline: { ms: ANSWER_TIMEOUT_MS, problem: unanswered },
  });
  return {
    token: (origin, signal) => session.ask("token", origin, options(signal)),
    signatureFor: (url, signal) => session.ask("signatureFor", url, options(signal)),
    proofFor: (...request) => session.ask("proofFor", request, options()),
    reject: (...refusal) => session.tell("reject", refusal),
  };
}

/** Answers the questions of one worker with `broker`. */
export function servePort(port: MessagePort, broker: TokenBroker): void {
  answerQuestions<BrokerVerbs>(
    port,
    {
      token: (origin, { signal }) => broker.token(origin, signal),
      signatureFor: (url, { signal }) => broker.signatureFor(url, signal),
      proofFor: (request) => broker.proofFor(...request),
      reject: (refusal) => broker.reject(...refusal),
    },
    { unexpected: "network" },
  );
}

const unanswered: Problem = {
  kind: "network",
  message: "The session did not answer a request for a token within 90 seconds.",
  advice: "Reload the page; the view is kept.",
};
