import { type SubmitEvent, useId, useState } from "react";
import { readPlaceFile, readPlaceText } from "../../../measure/places/read-places.ts";
import type { ReadPlaces } from "../../../measure/places/types.ts";
import { type Problem, problemOf } from "../../../problem/problem.ts";
import { Button } from "../../controls/button.tsx";
import { Dialog } from "../../controls/dialog.tsx";
import field from "../../controls/field.module.css";
import { messages } from "../../messages.ts";
import style from "../measure.module.css";
import { useTakeRead } from "./use-take-read.ts";

const text = messages.measure.paste;

/** Takes what people have in their clipboard or on their disk, and says what is wrong with it. */
export function PasteDialog({ onClose }: { readonly onClose: () => void }) {
  const take = useTakeRead();
  const [problem, setProblem] = useState<Problem | null>(null);
  const hint = useId();
  const read = (reading: Promise<ReadPlaces>) => {
    reading.then(
      (found) => {
        take(found);
        onClose();
      },
      (error: unknown) => setProblem(problemOf(error)),
    );
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("places");
    read(readPlaceText(typeof typed === "string" ? typed : ""));
  };
  return (
    <Dialog title={text.title} onClose={onClose}>
      <form className={style.form} onSubmit={submit}>
        <label className={field.field}>
          <span className={field.label}>{text.text}</span>
          <textarea
            className={style.paste}
            name="places"
            rows={6}
            spellCheck={false}
            aria-invalid={problem !== null}
            aria-describedby={hint}
            onChange={() => setProblem(null)}
          />
        </label>
        <output id={hint} className={problem ? field.error : field.hint}>
          {problem ? [problem.message, problem.advice].filter(Boolean).join(" ") : text.hint}
        </output>
        <label className={field.field}>
          <span className={field.label}>{text.file}</span>
          <input
            type="file"
            accept=".geojson,.json,.kml,.kmz,.gpx,.zip,.wkt,.txt,.csv"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) read(readPlaceFile(file));
            }}
          />
        </label>
        <div className={style.answers}>
          <Button onPress={onClose}>{text.cancel}</Button>
          <Button tone="primary" type="submit">
            {text.add}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
