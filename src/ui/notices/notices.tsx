import { useEffect, useState } from "react";
import { Button } from "../controls/button.tsx";
import { useNotices } from "./use-notices.ts";
import { useSessionStates } from "../account/use-session-states.ts";
import { useSignInNeed } from "../account/use-sign-in-need.ts";
import { messages } from "../messages.ts";
import { useServices } from "../services.ts";
import { NoticeCard } from "./notice-card.tsx";
import style from "./notices.module.css";

const text = messages.notices;
/** Newest ones that are spelled out without being asked. */
const SHOWN = 2;

/** The one place where problems are told. */
export function Notices() {
  const { notices } = useServices();
  const list = useNotices();
  const [all, setAll] = useState(false);
  const shown = all ? list : list.slice(0, SHOWN);
  useSignedInAway();
  return (
    <section className={style.notices} aria-label={text.label} aria-live="polite">
      {shown.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} onDismiss={() => notices.dismiss(notice.id)} />
      ))}
      {list.length > SHOWN && (
        <div className={style.more}>
          <Button tone="quiet" aria-expanded={all} onPress={() => setAll(!all)}>
            {all ? text.fewer : text.more(list.length - SHOWN)}
          </Button>
          <Button tone="quiet" onPress={notices.clear}>
            {text.clear}
          </Button>
        </div>
      )}
    </section>
  );
}

/** A person signed in, in this tab or another, need not be asked to. */
function useSignedInAway(): void {
  const { notices } = useServices();
  const need = useSignInNeed();
  const provider = need.kind === "provider" ? need.provider : undefined;
  const status = useSessionStates().get(provider?.id ?? "")?.status;
  useEffect(() => {
    if (status !== "signed-in") return;
    for (const { id, problem } of notices.list()) {
      if (problem.kind === "sign-in") notices.dismiss(id);
    }
  }, [status, notices]);
}
