import type { ProviderConfig } from "../../config/types.ts";
import type { SessionState } from "../../session/types.ts";
import { formatTimeOfDay } from "../format.ts";
import { messages } from "../messages.ts";
import style from "./account.module.css";

const text = messages.account;

interface TokenFactsProps {
  readonly provider: ProviderConfig;
  readonly state: SessionState;
}

/** Who issues the token, for what, and how its last renewals went. */
export function TokenFacts({ provider, state }: TokenFactsProps) {
  const issuer = "authority" in provider ? provider.authority : undefined;
  const scope = "scope" in provider ? provider.scope : "";
  return (
    <div className={style.muted}>
      {issuer !== undefined && <p>{text.issuer(issuer)}</p>}
      {scope !== "" && <p>{text.scope(scope)}</p>}
      {state.expiresAt === undefined && <p>{text.endUnknown}</p>}
      {state.renewals?.map(({ at, problem }) => (
        <p key={at}>{text.renewal(formatTimeOfDay(at), problem?.message)}</p>
      ))}
    </div>
  );
}
