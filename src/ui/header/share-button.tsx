import { Share2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../controls/button.tsx";
import { ExportDialog } from "../export/later-export-dialog.ts";
import { usePhone } from "../hooks/use-media.ts";
import { messages } from "../messages.ts";
import { later } from "../later.tsx";
import { RecipeCode } from "../recipe-code/recipe-code.ts";

const ShareDialog = later(async () => (await import("./share-dialog.tsx")).ShareDialog);

export function ShareButton() {
  const [open, setOpen] = useState<"link" | "code" | "file" | null>(null);
  const phone = usePhone();
  const close = () => setOpen(null);
  return (
    <>
      <Button
        tone={phone ? "quiet" : "primary"}
        onPress={() => setOpen("link")}
        {...(phone ? { "aria-label": messages.header.share } : {})}
      >
        <Share2 size={phone ? 18 : 15} aria-hidden />
        {!phone && messages.header.share}
      </Button>
      {open === "link" && (
        <ShareDialog onClose={close} onCode={() => setOpen("code")} onSaveAs={() => setOpen("file")} />
      )}
      {open === "code" && <RecipeCode onClose={close} />}
      {open === "file" && <ExportDialog onClose={close} />}
    </>
  );
}
