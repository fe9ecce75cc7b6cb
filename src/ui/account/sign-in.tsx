import { type FormEvent, useState } from "react";
import type { ProviderConfig } from "../../config/types.ts";
import { isAbort, type Problem, problemOf } from "../../problem/problem.ts";
import type { Credentials } from "../../session/types.ts";
import { Button } from "../controls/button.tsx";
import { messages } from "../messages.ts";
import { useServices } from "../services.ts";
import style from "./account.module.css";
import { SecretField } from "./secret-field.tsx";

const text = messages.account;

interface SignInProps {
  readonly provider: ProviderConfig;
  readonly again: boolean;
}

/** The way in that the provider offers: a redirect, a password, client credentials, or a pasted token. */
export function SignIn({ provider, again }: SignInProps) {
  const { session } = useServices();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const credentials = credentialsOf(provider.kind, new FormData(form));
    const returnTo = `${location.pathname}${location.search}${location.hash}`;
    setBusy(true);
    setProblem(null);
    session
      .signIn(provider.id, { returnTo, ...(credentials ? { credentials } : {}) })
      .catch((error: unknown) => {
        if (!isAbort(error)) setProblem(problemOf(error, "sign-in"));
      })
      .finally(() => {
        setBusy(false);
        // Nothing that was typed stays in the page.
        form.reset();
      });
  };

  return (
    <form className={style.form} onSubmit={onSubmit}>
      <Fields kind={provider.kind} />
      {problem && (
        <p className={style.problem} role="alert">
          {problem.message} {problem.advice}
        </p>
      )}
      <Button type="submit" tone="primary" isDisabled={busy}>
        {busy ? text.status["signing-in"] : again ? text.signInAgain : text.signIn}
      </Button>
    </form>
  );
}

function Fields({ kind }: { readonly kind: ProviderConfig["kind"] }) {
  switch (kind) {
    case "password":
      return (
        <>
          <SecretField name="username" label={text.username} autoComplete="username" />
          <SecretField name="password" label={text.password} autoComplete="current-password" secret />
          <p className={style.muted}>{text.passwordWhy}</p>
        </>
      );
    case "client-credentials":
      return (
        <>
          <SecretField name="clientId" label={text.clientId} autoComplete="off" />
          <SecretField name="clientSecret" label={text.clientSecret} autoComplete="off" secret />
          <p className={style.muted}>{text.secretWhy}</p>
        </>
      );
    case "token":
      return (
        <>
          <SecretField name="token" label={text.token} autoComplete="off" secret />
          <label className={style.choice}>
            <input type="checkbox" name="remember" /> {text.remember}
          </label>
          <p className={style.muted}>{text.tokenWhy}</p>
        </>
      );
    default:
      return null;
  }
}

function credentialsOf(kind: ProviderConfig["kind"], data: FormData): Credentials | undefined {
  const field = (name: string) => {
    const value = data.get(name);
    return typeof value === "string" ? value : "";
  };
  switch (kind) {
    case "password":
      return { kind, username: field("username").trim(), password: field("password") };
    case "client-credentials":
      return { kind, clientId: field("clientId").trim(), clientSecret: field("clientSecret").trim() };
    case "token":
      return { kind, token: field("token"), remember: data.get("remember") !== null };
    default:
      return undefined;
  }
}
