import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { later } from "../later.tsx";

const Accounts = later(async () => (await import("./accounts.tsx")).Accounts);

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
      {isOpen && <Accounts onClose={() => setOpen(false)} />}
    </OpenAccount>
  );
}
