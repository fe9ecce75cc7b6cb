import type { ProbeFinding } from "../../service-check/probe.ts";
import { Button } from "../controls/button.tsx";
import { useServiceCheck, type ServiceCheckState } from "./use-service-check.ts";
import { useSignInNeed } from "./use-sign-in-need.ts";
import { messages } from "../messages.ts";
import { useResults } from "../search/results.ts";
import { useTimeline } from "../timeline/timeline-steps.ts";
import { checkTargets } from "./check-targets.ts";
import style from "./service-check.module.css";

const text = messages.check;

/** What the service lets this page do, in words, on request. */
export function ServiceCheck() {
  const { catalogue, scenes } = useResults();
  const { slice } = useTimeline();
  const need = useSignInNeed();
  const provider = "provider" in need ? need.provider : undefined;
  const targets = checkTargets(catalogue, provider, slice?.scenes[0] ?? scenes[0]);
  const check = useServiceCheck(targets);
  const asking = check.status === "asking";
  return (
    <details className={style.check}>
      <summary>{text.title}</summary>
      <p className={style.muted}>{targets.length > 0 ? text.why : text.nothing}</p>
      {catalogue.passThrough !== undefined && <p className={style.muted}>{text.passThrough}</p>}
      <div className={style.actions}>
        {asking ? (
          <Button onPress={check.cancel}>{text.cancel}</Button>
        ) : (
          <Button onPress={check.start} isDisabled={targets.length === 0}>
            {check.status === "idle" ? text.start : text.again}
          </Button>
        )}
        <output>{progressOf(check)}</output>
      </div>
      {check.findings.length > 0 && (
        <ul className={style.findings}>
          {check.findings.map((finding) => (
            <Finding key={finding.check} finding={finding} />
          ))}
        </ul>
      )}
    </details>
  );
}

function Finding({ finding: { outcome, message, advice } }: { readonly finding: ProbeFinding }) {
  return (
    <li data-outcome={outcome}>
      <strong>{text.outcomes[outcome]}</strong>
      <p>{message}</p>
      {advice !== undefined && <p className={style.muted}>{advice}</p>}
    </li>
  );
}

function progressOf({ status, host }: ServiceCheckState): string {
  switch (status) {
    case "idle":
      return "";
    case "asking":
      return text.asking(host ?? "");
    case "cancelled":
      return text.cancelled;
    default:
      return text.done;
  }
}
