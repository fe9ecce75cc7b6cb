import type { ProviderConfig } from "../../config/types.ts";
import { useCatalogue, useProvider } from "../hooks/use-catalogue.ts";
import { useSessionStates } from "../hooks/use-session-states.ts";
import { messages } from "../messages.ts";
import { useServices } from "../services.ts";
import style from "./account.module.css";
import { ProviderCard } from "./provider-card.tsx";

const text = messages.account;

/** What this catalogue needs first; then every other service that somebody is signed in to. */
export function AccountPanel() {
  const { config } = useServices();
  const catalogue = useCatalogue();
  const provider = useProvider();
  const states = useSessionStates();
  const isInUse = ({ id }: ProviderConfig) => (states.get(id)?.status ?? "signed-out") !== "signed-out";
  const others = config.providers.filter((other) => other.id !== provider?.id && isInUse(other));
  return (
    <>
      {provider ? (
        <>
          <p>
            <strong>{catalogue?.title}.</strong> {text.needs(provider.title)}
          </p>
          <ProviderCard provider={provider} state={states.get(provider.id)} />
        </>
      ) : (
        <p>
          <strong>{catalogue?.title}.</strong> {text.open}
        </p>
      )}
      {others.length > 0 && (
        <section className={style.others}>
          <h3>{text.others}</h3>
          {others.map((other) => (
            <ProviderCard key={other.id} provider={other} state={states.get(other.id)} />
          ))}
        </section>
      )}
    </>
  );
}
