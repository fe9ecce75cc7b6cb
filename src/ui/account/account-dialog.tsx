import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { Dialog } from "../controls/dialog.tsx";
import { messages } from "../messages.ts";
import { AccountPanel } from "./account-panel.tsx";

const OpenAccount = createContext<() => void>(() => undefined);

/** Opens the account panel from wherever a sign-in is asked for. */
export function useOpenAccount(): () => void {
  return useContext(OpenAccount);
}

export function AccountDialogProvider({ children }: { readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const open = useMemo(() => () => setOpen(true), []);
  return (
    <OpenAccount value={open}>
      {children}
      <Dialog title={messages.account.title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <AccountPanel />
      </Dialog>
    </OpenAccount>
  );
}
