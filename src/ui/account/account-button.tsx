import { CircleUserRound } from "lucide-react";
import { useState } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Dialog } from "../controls/dialog.tsx";
import style from "../header/header.module.css";
import { useProvider } from "../hooks/use-catalogue.ts";
import { usePhone } from "../hooks/use-media.ts";
import { useSessionStates } from "../hooks/use-session-states.ts";
import { messages } from "../messages.ts";
import { AccountPanel } from "./account-panel.tsx";

const text = messages.header;

/** Who is signed in where this catalogue asks for it; opens the panel with everything about it. */
export function AccountButton() {
  const [open, setOpen] = useState(false);
  const provider = useProvider();
  const state = useSessionStates().get(provider?.id ?? "");
  const phone = usePhone();
  const name = state?.status === "signed-in" ? (state.user?.name ?? provider?.title) : undefined;
  const wanted = provider !== undefined && provider.kind !== "signature" && name === undefined;
  return (
    <>
      <AriaButton
        className={style.account ?? ""}
        aria-label={name === undefined ? (wanted ? text.signIn : text.account) : text.signedIn(name)}
        data-ended={state?.status === "ended"}
        onPress={() => setOpen(true)}
      >
        <span className={style.avatar}>
          {name === undefined ? <CircleUserRound size={18} aria-hidden /> : name.slice(0, 1).toUpperCase()}
        </span>
        {wanted && !phone && <span>{text.signIn}</span>}
      </AriaButton>
      <Dialog title={messages.account.title} isOpen={open} onClose={() => setOpen(false)}>
        <AccountPanel />
      </Dialog>
    </>
  );
}
