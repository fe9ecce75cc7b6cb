import { Share2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../controls/button.tsx";
import { LazyExportDialog } from "../export/lazy-export-dialog.tsx";
import { usePhone } from "../hooks/use-media.ts";
import { messages } from "../messages.ts";
import { ShareDialog } from "./share-dialog.tsx";

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
      <ShareDialog
        isOpen={open === "share"}
        onSaveAs={() => setOpen("save")}
        onClose={() => setOpen((now) => (now === "share" ? null : now))}
      />
      <LazyExportDialog isOpen={open === "save"} onClose={() => setOpen(null)} />
    </>
  );
}
