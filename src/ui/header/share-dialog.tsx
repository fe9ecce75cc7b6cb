import { sliceName } from "../../timeline/slice-name.ts";
import { encodeView } from "../../view/codec.ts";
import { withPane } from "../../view/panes.ts";
import { Button } from "../controls/button.tsx";
import { CopyField } from "../controls/copy-field.tsx";
import { Dialog } from "../controls/dialog.tsx";
import { useView } from "../hooks/use-view.ts";
import { messages } from "../messages.ts";
import { PlacesFile } from "../measure/export/places-file.tsx";
import { useDisplay } from "../layer/display.ts";
import { useResults } from "../search/results.ts";
import { useTimeline } from "../timeline/timeline-steps.ts";
import { useServices } from "../services.ts";

interface ShareDialogProps {
  readonly onClose: () => void;
  /** Opens the recipe as code in place of this. */
  readonly onCode: () => void;
  /** Opens what can be saved as a file in place of this. */
  readonly onSaveAs: () => void;
}

/**
 * The link that restores this view and, where the deployment lets itself be framed, a piece of HTML that
 * does. Neither can hold a token: a view has none.
 */
export function ShareDialog({ onClose, onCode, onSaveAs }: ShareDialogProps) {
  const { config } = useServices();
  const view = useView((whole) => whole);
  const { catalogue } = useResults();
  const { slice, shown } = useTimeline();
  const { recipe } = useDisplay();
  // The link says what is on screen, also where the view left it to the default.
  const named = slice ? { source: { kind: "slice", slice: sliceName(slice) } as const, recipe } : { recipe };
  const shared = encodeView({ ...view, panes: withPane(view, 0, named) });
  const link = `${location.origin}${location.pathname}#${shared}`;
  return (
    <Dialog title={messages.share.title} onClose={onClose}>
      <p>{catalogue.local ? messages.local.share(catalogue.title) : messages.share.why}</p>
      {catalogue.provider !== undefined && <p>{messages.share.signedIn}</p>}
      {catalogue.unlisted && !catalogue.local && <p>{messages.share.unlisted(catalogue.title)}</p>}
      <CopyField label={messages.share.link} text={link} />
      <Button isDisabled={recipe === null || slice === null} onPress={onCode}>
        {messages.recipeCode.open}
      </Button>
      <PlacesFile measure={view.measure} />
      {config.embedOrigins.length > 0 && <CopyField label={messages.share.embed} text={embedCode(link)} />}
      {recipe && (shown ?? slice) && <Button onPress={onSaveAs}>{messages.share.saveAs}</Button>}
    </Dialog>
  );
}

function embedCode(link: string): string {
  const address = link.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return `<iframe src="${address}" title="${messages.product}" width="960" height="640" loading="lazy"></iframe>`;
}
