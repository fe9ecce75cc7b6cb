import type { SessionState } from "../../session/types.ts";
import { formatDistance, formatInstant } from "../format.ts";
import { useNow } from "../hooks/use-now.ts";
import { messages } from "../messages.ts";
import style from "./account.module.css";

const text = messages.account;
const SECOND = 1_000;
/** A token that cannot be renewed is pointed out when this little is left of it. */
const SOON = 5 * 60_000;

/** How long the token is good for, and whether that matters. */
export function Until({ state }: { readonly state: SessionState }) {
  const now = useNow(SECOND);
  const { expiresAt, renewable } = state;
  if (expiresAt === undefined) return null;
  const distance = formatDistance(expiresAt, now);
  if (renewable === true) return <p className={style.muted}>{text.renewed(distance)}</p>;
  if (expiresAt <= now) return <p className={style.warn}>{text.expired}</p>;
  return (
    <p className={expiresAt - now < SOON ? style.warn : style.muted}>
      {text.until(formatInstant(new Date(expiresAt).toISOString()), distance)}
    </p>
  );
}
