import { CircleUserRound } from "lucide-react";
import { Button } from "react-aria-components/Button";
import style from "../header/header.module.css";
import { usePhone } from "../hooks/use-media.ts";
import { useSessionStates } from "./use-session-states.ts";
import { useSignInNeed } from "./use-sign-in-need.ts";
import { messages } from "../messages.ts";
import { useOpenAccount } from "./account-dialog.tsx";

const text = messages.header;

/** The account this catalogue asks for; opens the panel with everything about it. */
export function AccountButton() {
  const open = useOpenAccount();
  const need = useSignInNeed();
  const provider = need.kind === "provider" ? need.provider : undefined;
  const state = useSessionStates().get(provider?.id ?? "");
  const phone = usePhone();
  const name =
    state?.status === "signed-in" && !state.refused ? (state.user?.name ?? provider?.title) : undefined;
  const wanted = provider !== undefined && provider.kind !== "signature" && name === undefined;
  return (
    <Button
      className={style.account ?? ""}
      aria-label={name === undefined ? (wanted ? text.signIn : text.account) : text.signedIn(name)}
      data-ended={state?.status === "ended"}
      onPress={open}
    >
      <span className={style.avatar}>
        {name === undefined ? <CircleUserRound size={18} aria-hidden /> : name.slice(0, 1).toUpperCase()}
      </span>
      {wanted && !phone && <span>{text.signIn}</span>}
    </Button>
  );
}
