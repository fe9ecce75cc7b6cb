import { Check, Copy, Download } from "lucide-react";
import { useState } from "react";
import { codeOf, gridOfCode, hasOutput, type LanguageId, LANGUAGES } from "../../code/languages.ts";
import type { Code, CodeOptions, Grid } from "../../code/types.ts";
import { problemOf } from "../../problem/problem.ts";
import { Button } from "../controls/button.tsx";
import { copyText } from "../controls/copy-field.tsx";
import field from "../controls/field.module.css";
import { Dialog } from "../controls/dialog.tsx";
import { NativeSelect } from "../controls/native-select.tsx";
import { saveFile } from "../controls/save-file.ts";
import { messages } from "../messages.ts";
import style from "./recipe-code.module.css";
import { type CodeArea, useLayer } from "./use-layer.ts";

const text = messages.recipeCode;
const LANGUAGE_OPTIONS = Object.entries(LANGUAGES).map(([value, { title }]) => ({ value, title }));
const OUTPUT_OPTIONS = Object.entries(text.outputs).map(([value, title]) => ({ value, title }));
const SHOWN_LINES = 16;
const AREA_OPTIONS = Object.entries(text.areas).map(([value, title]) => ({ value, title }));

/** The layer on the map in the language that is chosen, to copy or to save. */
export function RecipeCodeDialog({ onClose }: { readonly onClose: () => void }) {
  const [language, setLanguage] = useState<LanguageId>("python-items");
  const [area, setArea] = useState<CodeArea>("search");
  const [output, setOutput] = useState<CodeOptions["output"]>("median");
  const { layer, error } = useLayer(area);
  return (
    <Dialog title={text.title} onClose={onClose} wide>
      <p>{text.why}</p>
      <div className={style.choices}>
        <NativeSelect
          label={text.language}
          value={language}
          options={LANGUAGE_OPTIONS}
          onChange={(value) => setLanguage(value as LanguageId)}
        />
        <NativeSelect
          label={text.area}
          value={area}
          options={AREA_OPTIONS}
          onChange={(value) => setArea(value as CodeArea)}
        />
        {hasOutput(language) && (
          <NativeSelect
            label={text.output}
            value={output}
            options={OUTPUT_OPTIONS}
            onChange={(value) => setOutput(value as CodeOptions["output"])}
          />
        )}
      </div>
      {error !== null && <ErrorText error={error} />}
      {layer && (
        <Written
          key={language}
          date={layer.date}
          grid={hasOutput(language) ? null : gridOfCode(language, layer)}
          code={codeOf(language, layer, { output })}
        />
      )}
      {!layer && error === null && <p className={style.quiet}>{text.waiting}</p>}
    </Dialog>
  );
}

function ErrorText({ error }: { readonly error: unknown }) {
  const { message, advice } = problemOf(error, "recipe");
  return (
    <p role="alert">
      {message} {advice}
    </p>
  );
}

interface WrittenProps {
  readonly date: string;
  /** Null where another service decides on the pixels. */
  readonly grid: Grid | null;
  readonly code: Code;
}

function Written({ date, grid, code }: WrittenProps) {
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);
  const name = `revisit-${date.replaceAll(":", "")}.${code.extension}`;
  return (
    <>
      {code.text !== "" && (
        <>
          <label className={field.field}>
            <span className={field.label}>{text.code}</span>
            <textarea
              className={style.code}
              readOnly
              wrap="off"
              spellCheck={false}
              rows={SHOWN_LINES}
              value={code.text}
            />
          </label>
          <div className={style.actions}>
            <Button tone="primary" onPress={() => void copyText(code.text).then(setOutcome)}>
              {outcome === "copied" ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
              {outcome === "copied" ? messages.copied : messages.copy}
            </Button>
            <Button onPress={() => saveFile(new Blob([code.text], { type: "text/plain" }), name)}>
              <Download size={15} aria-hidden />
              {text.download}
            </Button>
            <span className={style.quiet}>{grid && text.pixels(grid.width, grid.height)}</span>
            <output className={style.quiet}>{outcome === "failed" ? messages.share.failed : ""}</output>
          </div>
        </>
      )}
      {code.notes.length > 0 && (
        <section aria-label={text.notes}>
          <h3 className={style.heading}>{text.notes}</h3>
          <ul className={style.notes}>
            {code.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
