import { useState } from "react";
import { Button } from "../controls/button.tsx";
import { copyText } from "../controls/copy-field.tsx";
import { formatInstant } from "../format.ts";
import { messages } from "../messages.ts";
import { useResults } from "../search/results.ts";
import { useTimeline } from "../timeline/timeline-steps.ts";
import { CopyFor } from "./copy-for.tsx";
import style from "./elsewhere.module.css";
import { addressList, dateList, isFile } from "./search-lists.ts";
import { useAccess } from "./use-access.ts";

const text = messages.elsewhere;

/** The catalogue and what the search found, for programs outside of the page. */
export function CatalogueElsewhere() {
  const { catalogue, scenes, slices } = useResults();
  const { slice } = useTimeline();
  const access = useAccess();
  const [outcome, setOutcome] = useState("");
  const [scene = scenes[0]] = slice?.scenes ?? [];
  const file = Object.values(scene?.assets ?? {}).find(isFile)?.href;
  const ofCatalogue = () => access(catalogue.url, "document", !catalogue.signedSearch);
  const copy = async (list: string, done: string) => {
    setOutcome((await copyText(list)) === "copied" ? done : text.refused);
  };
  const copyAddresses = () => {
    const { text: list, count, signedUntil } = addressList(scenes);
    const until = signedUntil === undefined ? undefined : formatInstant(new Date(signedUntil).toISOString());
    void copy(list, text.addressesCopied(count, until));
  };
  const copyDates = () => {
    const { text: list, count } = dateList(slices);
    void copy(list, text.datesCopied(count));
  };
  // What is on this computer has no address that another program could read.
  if (catalogue.local) return null;
  return (
    <details className={style.elsewhere}>
      <summary>{text.title}</summary>
      <p className={style.why}>
        {text.why} {text.ofFile}
      </p>
      <CopyFor
        readings={{
          gdal: file === undefined ? undefined : () => access(file, "file"),
          curl: ofCatalogue,
          python: ofCatalogue,
        }}
      />
      <div className={style.buttons}>
        <Button isDisabled={scenes.length === 0} onPress={copyAddresses}>
          {text.addresses}
        </Button>
        <Button isDisabled={slices.length === 0} onPress={copyDates}>
          {text.dates}
        </Button>
      </div>
      <output className={style.outcome}>{outcome}</output>
    </details>
  );
}
