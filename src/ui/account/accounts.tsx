import { Dialog } from "../controls/dialog.tsx";
import { messages } from "../messages.ts";
import { AccountPanel } from "./account-panel.tsx";

/** The account panel over the page. */
export function Accounts({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={messages.account.title} onClose={onClose}>
      <AccountPanel />
    </Dialog>
  );
}
