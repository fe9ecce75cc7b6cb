import { messages } from "../messages.ts";
import style from "./account.module.css";

/** The decoded claims, as text. */
export function Claims({ claims }: { readonly claims: Readonly<Record<string, unknown>> }) {
  return (
    <details className={style.claims}>
      <summary>{messages.account.claims}</summary>
      <dl>
        {Object.entries(claims).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === "string" ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
