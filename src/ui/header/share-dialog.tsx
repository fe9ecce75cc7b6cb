import { encodeView } from "../../view/codec.ts";
import { CopyField } from "../controls/copy-field.tsx";
import { Dialog } from "../controls/dialog.tsx";
import { useView } from "../hooks/use-view.ts";
import { messages } from "../messages.ts";
import { useSeason } from "../season.ts";
import { useServices } from "../services.ts";

interface ShareDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/**
 * The link that restores this view and, where the deployment lets itself be framed, a piece of HTML that
 * does. Neither can hold a token: a view has none.
 */
export function ShareDialog({ isOpen, onClose }: ShareDialogProps) {
  const { config } = useServices();
  const view = useView((whole) => whole);
  const { catalogue, slice, recipe } = useSeason();
  // The link says what is on screen, also where the view left it to the default.
  const shared = { ...view, slice: slice?.id ?? view.slice, recipe };
  const link = `${location.origin}${location.pathname}#${encodeView(shared)}`;
  return (
    <Dialog title={messages.share.title} isOpen={isOpen} onClose={onClose}>
      <p>{messages.share.why}</p>
      {catalogue.provider !== undefined && <p>{messages.share.signedIn}</p>}
      {catalogue.foreign && <p>{messages.share.foreign(catalogue.title)}</p>}
      <CopyField label={messages.share.link} text={link} />
      {config.embedOrigins.length > 0 && <CopyField label={messages.share.embed} text={embedCode(link)} />}
    </Dialog>
  );
}

function embedCode(link: string): string {
  const address = link.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return `<iframe src="${address}" title="${messages.product}" width="960" height="640" loading="lazy"></iframe>`;
}
