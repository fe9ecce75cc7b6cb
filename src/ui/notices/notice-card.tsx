import { CircleAlert, X } from "lucide-react";
import { useOpenAccount } from "../account/account-dialog.tsx";
import { Button, IconButton } from "../controls/button.tsx";
import { messages } from "../messages.ts";
import type { Notice } from "./notices-store.ts";
import style from "./notices.module.css";

const text = messages.notices;

interface NoticeCardProps {
  readonly notice: Notice;
  readonly onDismiss: () => void;
}

/** One problem: what kind, which thing, what to do; and for a missing sign-in the way there. */
export function NoticeCard({ notice: { problem, count }, onDismiss }: NoticeCardProps) {
  const openAccount = useOpenAccount();
  const { kind, message, advice, url } = problem;
  return (
    <article className={style.notice} data-kind={kind}>
      <CircleAlert size={18} aria-hidden />
      <div className={style.text}>
        <p className={style.kind}>
          {text.kinds[kind]}
          {count > 1 && ` · ${text.times(count)}`}
        </p>
        <p>{message}</p>
        {advice !== undefined && <p className={style.advice}>{advice}</p>}
        {url !== undefined && !message.includes(url) && <p className={style.url}>{url}</p>}
        {kind === "sign-in" && (
          <div className={style.action}>
            <Button tone="primary" onPress={openAccount}>
              {messages.account.signIn}
            </Button>
          </div>
        )}
      </div>
      <IconButton label={messages.dismiss} onPress={onDismiss} placement="left">
        <X size={16} aria-hidden />
      </IconButton>
    </article>
  );
}
