import { useEffect, useRef, useState } from "react";
import { problemOf } from "../../problem/problem.ts";
import { probe, type ProbeFinding } from "../../service-check/probe.ts";
import type { CheckTarget } from "./check-targets.ts";
import { useServices } from "../services.ts";

export interface ServiceCheckState {
  readonly status: "idle" | "asking" | "cancelled" | "done";
  /** Whom the question under way was put to. */
  readonly host?: string;
  readonly findings: readonly ProbeFinding[];
}

export interface ServiceCheckControls extends ServiceCheckState {
  readonly start: () => void;
  readonly cancel: () => void;
}

const IDLE: ServiceCheckState = { status: "idle", findings: [] };

/** Puts the questions one after the other; each answer is shown as it comes. */
export function useServiceCheck(targets: readonly CheckTarget[]): ServiceCheckControls {
  const { session, notices } = useServices();
  const [state, setState] = useState(IDLE);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const ask = async (signal: AbortSignal) => {
    const findings: ProbeFinding[] = [];
    for (const { host, target } of targets) {
      setState({ status: "asking", host, findings: [...findings] });
      findings.push(...(await probe(target, session, signal)));
      if (signal.aborted) return;
    }
    setState({ status: "done", findings });
  };

  const start = () => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    ask(controller.signal).catch((error: unknown) => {
      if (controller.signal.aborted) return;
      setState(IDLE);
      notices.add(problemOf(error, "network"));
    });
  };
  const cancel = () => {
    running.current?.abort();
    setState(({ findings }) => ({ status: "cancelled", findings }));
  };
  return { ...state, start, cancel };
}
