import { useState } from "react";
import { Dialog } from "../controls/dialog.tsx";
import { NativeSelect } from "../controls/native-select.tsx";
import { useDisplay } from "../layer/display.ts";
import { exporting as text } from "../messages/export.ts";
import { useTimeline } from "../timeline/timeline-steps.ts";
import style from "./export.module.css";
import { GeoTiffForm } from "./geotiff-form.tsx";
import { PictureForm } from "./picture-form.tsx";

/** What is on the map as a file: a picture to show, or numbers to go on with. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const [kind, setKind] = useState<string>("picture");
  const { recipe } = useDisplay();
  const { slice: asked, shown } = useTimeline();
  const slice = shown ?? asked;
  return (
    <Dialog title={text.title} onClose={onClose}>
      <div className={style.form}>
        <NativeSelect
          label={text.kind}
          value={kind}
          options={[
            { value: "picture", title: text.picture },
            { value: "data", title: text.data },
          ]}
          onChange={setKind}
        />
        {recipe && slice && kind === "picture" && <PictureForm recipe={recipe} slice={slice} />}
        {recipe && slice && kind === "data" && <GeoTiffForm recipe={recipe} slice={slice} />}
      </div>
    </Dialog>
  );
}
