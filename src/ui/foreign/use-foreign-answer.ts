import { useEffect, useRef, useState } from "react";
import { foreignCatalogue } from "../../config/foreign.ts";
import { type Problem, ProblemError, problemOf } from "../../problem/problem.ts";
import { messages } from "../messages.ts";
import { useServices } from "../services.ts";
import type { ForeignQuestion } from "./foreign-store.ts";
import { hostOf } from "./host.ts";

const text = messages.foreign;

export type ForeignAnswerState =
  | { readonly status: "waiting" }
  | { readonly status: "asking" }
  | { readonly status: "failed"; readonly problem: Problem };

export interface ForeignAnswer {
  readonly state: ForeignAnswerState;
  /** The person agrees: only now is anything asked of the catalogue, and it opens when it is one. */
  readonly open: () => void;
  readonly refuse: () => void;
}

/** Puts the person's answer into practice. */
export function useForeignAnswer({ view, by }: ForeignQuestion): ForeignAnswer {
  const { config, catalogues, foreign, notices, view: store, writeAddress } = useServices();
  const [state, setState] = useState<ForeignAnswerState>({ status: "waiting" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const open = () => {
    const controller = new AbortController();
    running.current = controller;
    setState({ status: "asking" });
    withPolicyWatched(() => catalogues.of(foreignCatalogue(view.catalogue, config)).open(controller.signal))
      .then(() => {
        // A late answer must not open what was refused meanwhile.
        if (controller.signal.aborted) return;
        foreign.agree();
        store.setState(view, true);
      })
      .catch((error: unknown) => {
        if (controller.signal.aborted) return;
        setState({ status: "failed", problem: problemOf(error, "network") });
      });
  };

  const refuse = () => {
    running.current?.abort();
    foreign.refuse();
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
