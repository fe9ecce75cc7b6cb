import { usePhone } from "../hooks/use-media.ts";
import { messages } from "../messages.ts";
import hidden from "../styles/hidden.module.css";
import style from "./header.module.css";

/** The name, with a dial that has gone most of the way round: the satellite is about to be back. */
export function Brand() {
  const phone = usePhone();
  return (
    <span className={style.brand}>
      <svg viewBox="0 0 24 24" width={22} height={22} aria-hidden>
        <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeWidth="2" opacity="0.3" />
        <path
          d="M12 3a9 9 0 1 1-8.5 6"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.5"
          strokeLinecap="round"
        />
        <circle cx="12" cy="3" r="2.6" fill="currentColor" />
      </svg>
      <span className={phone ? hidden.visually : undefined}>{messages.product}</span>
    </span>
  );
}
