import { Share2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../controls/button.tsx";
import { ExportDialog } from "../export/later-export-dialog.ts";
import { usePhone } from "../hooks/use-media.ts";
import { messages } from "../messages.ts";
import { later } from "../later.tsx";

const ShareDialog = later(async () => (await import("./share-dialog.tsx")).ShareDialog);

export function ShareButton() {
  const [open, setOpen] = useState<"share" | "save" | null>(null);
  const phone = usePhone();
  return (
    <>
      <Button
        tone={phone ? "quiet" : "primary"}
        onPress={() => setOpen("share")}
        {...(phone ? { "aria-label": messages.header.share } : {})}
      >
        <Share2 size={phone ? 18 : 15} aria-hidden />
        {!phone && messages.header.share}
      </Button>
      {open === "share" && <ShareDialog onSaveAs={() => setOpen("save")} onClose={() => setOpen(null)} />}
      {open === "save" && <ExportDialog onClose={() => setOpen(null)} />}
    </>
  );
}
