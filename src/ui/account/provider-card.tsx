import type { ProviderConfig } from "../../config/types.ts";
import { isAbort, problemOf } from "../../problem/problem.ts";
import type { SessionState } from "../../session/types.ts";
import { Button } from "../controls/button.tsx";
import { formatTimeOfDay } from "../format.ts";
import { messages } from "../messages.ts";
import { useServices } from "../services.ts";
import style from "./account.module.css";
import { Claims } from "./claims.tsx";
import { SignIn } from "./sign-in.tsx";
import { TokenFacts } from "./token-facts.tsx";
import { Until } from "./until.tsx";

const text = messages.account;

interface ProviderCardProps {
  readonly provider: ProviderConfig;
  readonly state: SessionState | undefined;
}

/** The signed-in account, until when it lasts, what the token says, what went wrong last, and the way in or out. */
export function ProviderCard({ provider, state }: ProviderCardProps) {
  const { session, notices } = useServices();
  const status = state?.status ?? "signed-out";
  // Also beside a token that ends and is not renewed: the next one need not wait for that.
  const canBegin =
    status !== "signed-in" || state?.refused || (state?.renewable === false && state.problem !== undefined);
  const attempt = (work: Promise<void>) => {
    work.catch((error: unknown) => {
      if (!isAbort(error)) notices.add(problemOf(error, "sign-in"));
    });
  };
  const signOut = (atProvider: boolean) => {
    const returnTo = `${location.pathname}${location.search}${location.hash}`;
    attempt(session.signOut(provider.id, { atProvider, returnTo }));
  };
  if (provider.kind === "signature") {
    return (
      <section className={style.card} aria-label={provider.title}>
        <h3>{provider.title}</h3>
        <p className={style.muted}>{text.signature}</p>
        {state?.problem && (
          <p className={style.problem} role="alert">
            {text.lastProblem}: {state.problem.message} {state.problem.advice}
          </p>
        )}
      </section>
    );
  }
  return (
    <section className={style.card} aria-label={provider.title}>
      <header className={style.head}>
        <div>
          <h3>{provider.title}</h3>
          <p className={style.muted} data-status={status}>
            {state?.refused
              ? text.refused(state.refused.host, formatTimeOfDay(state.refused.at))
              : text.status[status]}
            {state?.remembered && ` · ${text.remembered}`}
          </p>
        </div>
        {(status === "signed-in" || status === "ended") && (
          <div className={style.actions}>
            <Button onPress={() => signOut(false)}>
              {status === "ended" ? text.forget : state?.signsOutAtProvider ? text.signOutHere : text.signOut}
            </Button>
            {state?.signsOutAtProvider && (
              <Button onPress={() => signOut(true)}>{text.signOutAt(provider.title)}</Button>
            )}
            <Button onPress={() => attempt(session.remove(provider.id))}>{text.remove}</Button>
          </div>
        )}
      </header>
      {(status === "signed-in" || status === "ended") && <p className={style.muted}>{text.removeWhy}</p>}
      {status === "signed-in" && state && (
        <>
          <p className={style.who}>
            <strong>{state.user?.name ?? provider.title}</strong>
            {state.user?.email !== undefined && <span>{state.user.email}</span>}
          </p>
          <Until state={state} />
          {state.secretTyped && (
            <p className={style.muted}>
              {(state.secretTyped.isHere ? text.secretHere : text.secretElsewhere)(
                formatTimeOfDay(state.secretTyped.at),
              )}
            </p>
          )}
          <TokenFacts provider={provider} state={state} />
          {state.claims ? <Claims claims={state.claims} /> : <p className={style.muted}>{text.opaque}</p>}
        </>
      )}
      {state?.problem && (
        <div className={style.problem} role="alert">
          <p>
            <strong>{text.lastProblem}:</strong> {state.problem.message}
          </p>
          {state.problem.advice !== undefined && <p>{state.problem.advice}</p>}
          {state.renewable && (
            <Button onPress={() => attempt(session.renew(provider.id))}>{text.renew}</Button>
          )}
        </div>
      )}
      {canBegin && <SignIn provider={provider} again={status !== "signed-out"} />}
    </section>
  );
}
