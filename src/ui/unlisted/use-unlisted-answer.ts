import { useEffect, useRef, useState } from "react";
import { unlistedCatalogue } from "../../config/unlisted.ts";
import { type Problem, ProblemError, problemOf } from "../../problem/problem.ts";
import { messages } from "../messages.ts";
import { useServices } from "../services.ts";
import type { UnlistedQuestion } from "./unlisted-store.ts";
import { hostOf } from "./host.ts";

const text = messages.unlisted;

export type UnlistedAnswerState =
  | { readonly status: "waiting" }
  | { readonly status: "asking" }
  | { readonly status: "failed"; readonly problem: Problem };

export interface UnlistedAnswer {
  readonly state: UnlistedAnswerState;
  /** The person agrees: only now is anything asked of the catalogue, and it opens when it is one. */
  readonly open: () => void;
  readonly refuse: () => void;
}

/** Puts the person's answer into practice. */
export function useUnlistedAnswer({ view, by }: UnlistedQuestion): UnlistedAnswer {
  const { config, catalogues, unlisted, notices, view: store, writeAddress } = useServices();
  const [state, setState] = useState<UnlistedAnswerState>({ status: "waiting" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const open = () => {
    const controller = new AbortController();
    running.current = controller;
    setState({ status: "asking" });
    withPolicyWatched(() => catalogues.of(unlistedCatalogue(view.catalogue, config)).open(controller.signal))
      .then(() => {
        // A late answer must not open what was refused meanwhile.
        if (controller.signal.aborted) return;
        unlisted.agree();
        store.setState(view, true);
      })
      .catch((error: unknown) => {
        if (controller.signal.aborted) return;
        setState({ status: "failed", problem: problemOf(error, "network") });
      });
  };

  const refuse = () => {
    running.current?.abort();
    unlisted.refuse();
    writeAddress();
    if (by === "person") return;
    const message = text.refused(hostOf(view.catalogue));
    notices.add({ kind: "configuration", message, advice: text.refusedAdvice });
  };

  return { state, open, refuse };
}

/**
 * A request that the page's own policy stops looks like a server that is not there. A deployment whose
 * server still sends an older policy would send people on a wild goose chase.
 */
async function withPolicyWatched(ask: () => Promise<unknown>): Promise<void> {
  let stopped = false;
  const note = ({ effectiveDirective }: SecurityPolicyViolationEvent): void => {
    stopped ||= effectiveDirective === "connect-src";
  };
  document.addEventListener("securitypolicyviolation", note);
  try {
    await ask();
  } catch (error) {
    if (!stopped) throw error;
    throw new ProblemError(blocked, { cause: error });
  } finally {
    document.removeEventListener("securitypolicyviolation", note);
  }
}

const blocked: Problem = { kind: "configuration", message: text.policy, advice: text.policyAdvice };
