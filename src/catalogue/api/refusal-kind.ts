import { ProblemError } from "../../problem/problem.ts";

/** What a refusal says of the way a search was asked. */
export type Refusal =
  /** It was read and not accepted: something in it is not understood. */
  | "refused"
  /** The service failed, perhaps over something it does not expect. */
  | "failed"
  /** No answer that a page may read. Services leave out the headers of CORS when they fail. */
  | "unreadable"
  /** This method, or this address for it. */
  | "method"
  | "too-much"
  /** The outline was not looked at: the answer lies elsewhere. */
  | "area"
  /** No answer in time. */
  | "late"
  /** Asking in another way changes nothing. */
  | "final";

const STATUSES: Readonly<Record<number, Refusal>> = {
  400: "refused",
  403: "method",
  404: "method",
  405: "method",
  411: "method",
  413: "too-much",
  414: "refused",
  415: "method",
  422: "refused",
  431: "refused",
  500: "failed",
  501: "failed",
  502: "too-much",
  504: "too-much",
};

export function refusalKind(error: unknown): Refusal {
  if (!(error instanceof ProblemError)) return "final";
  const { kind, status } = error.problem;
  if (error.cause instanceof Error && error.cause.name === "TimeoutError") return "late";
  if (kind === "cors") return "unreadable";
  // Nothing answers, not even to a request without permission: a POST that is blocked on its way, at best.
  if (kind === "network") return "method";
  return (status === undefined ? undefined : STATUSES[status]) ?? "final";
}
