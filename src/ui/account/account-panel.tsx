import type { ProviderConfig } from "../../config/types.ts";
import { useSessionStates } from "./use-session-states.ts";
import { useSignInNeed } from "./use-sign-in-need.ts";
import { CatalogueElsewhere } from "../elsewhere/catalogue-elsewhere.tsx";
import { messages } from "../messages.ts";
import { useResults } from "../search/results.ts";
import { useServices } from "../services.ts";
import style from "./account.module.css";
import { ProviderCard } from "./provider-card.tsx";
import { ServiceCheck } from "./service-check.tsx";
import type { SignInNeed } from "./sign-in-need.ts";

const text = messages.account;

/** What this catalogue needs first; then every other service with a sign-in. */
export function AccountPanel() {
  const { config } = useServices();
  const { catalogue } = useResults();
  const need = useSignInNeed();
  const states = useSessionStates();
  const provider = need.kind === "provider" ? need.provider : undefined;
  const isInUse = ({ id }: ProviderConfig) => (states.get(id)?.status ?? "signed-out") !== "signed-out";
  const others = config.providers.filter((other) => other.id !== provider?.id && isInUse(other));
  const { says, why } = wordsFor(need);
  return (
    <>
      <p>
        <strong>{catalogue.title}.</strong> {says}
      </p>
      {why !== undefined && <p className={style.muted}>{why}</p>}
      {provider && <ProviderCard provider={provider} state={states.get(provider.id)} />}
      {others.length > 0 && (
        <section className={style.others}>
          <h3>{text.others}</h3>
          {others.map((other) => (
            <ProviderCard key={other.id} provider={other} state={states.get(other.id)} />
          ))}
        </section>
      )}
      <CatalogueElsewhere key={`elsewhere ${catalogue.id}`} />
      {catalogue.unlisted === undefined && <ServiceCheck key={catalogue.id} />}
    </>
  );
}

function wordsFor(need: SignInNeed): { readonly says: string; readonly why?: string } {
  switch (need.kind) {
    case "open":
      return { says: text.open };
    case "unlisted":
      return { says: text.unlisted, why: text.unlistedWhy };
    case "provider":
      return { says: text.needs(need.provider.title) };
    case "unlisted-origin":
      return { says: text.unlistedOrigin(need.provider.title, need.origin), why: text.unlistedOriginWhy };
    default:
      return { says: text.unknown, why: text.unknownWhy };
  }
}
