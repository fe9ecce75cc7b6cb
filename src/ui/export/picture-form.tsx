import { useState } from "react";
import { drawFigure } from "../../export/figure/draw-figure.ts";
import { unitOf } from "../../recipe/unit.ts";
import type { Recipe } from "../../recipe/types.ts";
import { yearsOf } from "../../timeline/years-of.ts";
import type { Slice } from "../../timeline/types.ts";
import { formatDay, formatSlice } from "../format.ts";
import { useView } from "../hooks/use-view.ts";
import { useClasses } from "../legend/use-classes.ts";
import { exporting as text } from "../messages/export.ts";
import { useResults } from "../search/results.ts";
import { saveFile } from "../controls/save-file.ts";
import { useServices } from "../services.ts";
import style from "./export.module.css";
import { figureLegend } from "./figure-legend.ts";
import { fileName, nameParts } from "./file-name.ts";
import { SavingFoot } from "./saving-foot.tsx";
import { TextField } from "./text-field.tsx";
import { useSaving } from "./use-saving.ts";

interface FormProps {
  readonly recipe: Recipe;
  readonly slice: Slice;
}

/** The map as a picture for a report or a talk. */
export function PictureForm({ recipe, slice }: FormProps) {
  const { map } = useServices();
  const { collection, catalogue } = useResults();
  const pitch = useView(({ camera }) => camera.pitch);
  const [title, setTitle] = useState(() => [recipe.title, collection?.title].filter(Boolean).join(" · "));
  const saving = useSaving(text.cancelled);
  const classes = useClasses(recipe.kind === "classes" ? recipe : null, slice);
  const make = async (signal: AbortSignal) => {
    const picture = await map.capture(signal);
    try {
      const own = picture.attribution.map((name) =>
        name === catalogue.attribution ? `${name} (${yearsOf(slice.reduces?.steps ?? [slice])})` : name,
      );
      const figure = {
        title,
        subtitle: subtitleOf(slice),
        legend: figureLegend(recipe, unitOf(recipe, slice), classes),
        credit: own.join(" · "),
        map: picture,
      };
      const name = fileName(nameParts(recipe, slice), "png");
      saveFile(await drawFigure(figure), name);
      return text.saved(name);
    } finally {
      picture.image.close();
    }
  };
  return (
    <>
      <TextField label={text.heading} value={title} onChange={setTitle} />
      <p className={style.note}>
        {text.pictureWhat} {pitch > 0 && text.turned}
      </p>
      <SavingFoot saving={saving} label={text.savePicture} onSave={() => saving.start(make)} />
    </>
  );
}

/** The date; of a composite what it is, and the days from which to which. */
function subtitleOf(slice: Slice): string {
  const days = slice.reduces?.steps.map(({ day }) => day).toSorted();
  const [first, last] = [days?.at(0), days?.at(-1)];
  if (first === undefined || last === undefined) return formatSlice(slice);
  return `${formatSlice(slice)} · ${formatDay(first)} – ${formatDay(last)}`;
}
