import { useCallback } from "react";
import type { SearchCall } from "../../catalogue/catalogue.ts";
import { ProblemError } from "../../problem/problem.ts";
import { copyText } from "../controls/copy-field.tsx";
import { saveFile } from "../controls/save-file.ts";
import { formatInstant } from "../format.ts";
import { useView } from "../hooks/use-view.ts";
import { messages } from "../messages.ts";
import { useResults } from "../search/results.ts";
import { useServices } from "../services.ts";
import { addressList, dateList } from "./search-lists.ts";
import type { SearchReading } from "./search-code.ts";
import { useAccess } from "./use-access.ts";

const text = messages.elsewhere;
/** Spreadsheets take a file for UTF-8 only when it says so. */
const BYTE_ORDER_MARK = "\uFEFF";

/** What the entries of the results' menu do. Each answers with a sentence of what was done. */
export interface TakeAlong {
  readonly files: (kind: "csv" | "geojson" | "addresses" | "dates") => Promise<string>;
  readonly code: (tool: "pystac" | "curl") => Promise<string>;
}

/** Code that writes files and programs is loaded when it is wanted. */
export function useTakeAlong(): TakeAlong {
  const { catalogues } = useServices();
  const { catalogue, scenes, slices } = useResults();
  const query = useView((view) => view.query);
  const access = useAccess();

  const files = useCallback<TakeAlong["files"]>(
    async (kind) => {
      if (kind === "dates") {
        const dates = dateList(slices);
        saveFile(new Blob([dates.text], { type: "text/plain" }), "revisit-dates.txt");
        return text.take.datesSaved(dates.count);
      }
      const addresses = addressList(scenes);
      if (kind === "addresses") {
        saveFile(new Blob([addresses.text], { type: "text/plain" }), "revisit-addresses.txt");
      } else {
        const { scenesCsv, scenesGeoJson } = await import("./scene-files.ts");
        const [type, written] =
          kind === "csv"
            ? ["text/csv", `${BYTE_ORDER_MARK}${scenesCsv(scenes)}`]
            : ["application/geo+json", JSON.stringify(scenesGeoJson(scenes))];
        saveFile(new Blob([written], { type }), `revisit-scenes.${kind}`);
      }
      const { signedUntil } = addresses;
      const until =
        signedUntil === undefined ? undefined : formatInstant(new Date(signedUntil).toISOString());
      return text.take.saved(scenes.length, addresses.count, until);
    },
    [scenes, slices],
  );

  const code = useCallback<TakeAlong["code"]>(
    async (tool) => {
      const reading = async (): Promise<SearchReading> => {
        const source = catalogues.of(catalogue);
        // The landing page is known by now, so this asks for nothing.
        const call: SearchCall | undefined =
          query === null ? undefined : await source.searchCall?.(query, AbortSignal.timeout(DEADLINE_MS));
        if (call === undefined) {
          throw new ProblemError({ kind: "unsupported", message: text.take.noCode(catalogue.title) });
        }
        const of = await access(
          tool === "curl" ? call.url : catalogue.url,
          "document",
          !catalogue.signedSearch,
        );
        const { authorisation, notes, address } = of;
        return {
          catalogue: tool === "curl" ? catalogue.url : address,
          call: tool === "curl" ? { ...call, url: address } : call,
          notes,
          ...(authorisation === undefined ? {} : { authorisation }),
        };
      };
      const made = Promise.all([reading(), import("./search-code.ts")]);
      const copied = copyText(
        made.then(([found, { curlSearch, pystacSearch }]) =>
          tool === "curl" ? curlSearch(found) : pystacSearch(found),
        ),
      );
      const [{ notes }] = await made;
      return (await copied) === "copied" ? text.copied(text.take.tools[tool], notes) : text.refused;
    },
    [catalogues, catalogue, query, access],
  );
  return { files, code };
}

const DEADLINE_MS = 30_000;
