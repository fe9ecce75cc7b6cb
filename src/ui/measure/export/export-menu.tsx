import { Download } from "lucide-react";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { tsvOf } from "../../../measure/export/cells.ts";
import type { SeriesExport } from "../../../measure/export/types.ts";
import { seriesCsv } from "../../../measure/export/csv.ts";
import { seriesGeoJson } from "../../../measure/export/geojson.ts";
import { seriesJson } from "../../../measure/export/json.ts";
import { seriesTable } from "../../../measure/export/series-table.ts";
import { placesGeoJson } from "../../../measure/places/places-geojson.ts";
import { IconButton } from "../../controls/button.tsx";
import { copyText } from "../../controls/copy-field.tsx";
import list from "../../controls/list.module.css";
import overlay from "../../controls/overlay.module.css";
import { useSay } from "../../live/live-region.tsx";
import { messages } from "../../messages.ts";
import { chartSvg, pngOf } from "./chart-picture.ts";
import { save, savePlaces } from "./save.ts";
import { useSeriesExport } from "./use-series-export.ts";

const text = messages.measure.out;
/** Spreadsheets take a file for UTF-8 only when it says so. */
const BYTE_ORDER_MARK = "\uFEFF";

/** Takes the numbers along, or their picture. */
export function ExportMenu() {
  const exported = useSeriesExport();
  const saveText = (write: (series: SeriesExport) => string, type: string, ending: string) => {
    if (exported) save(write(exported()), type, ending);
  };
  const say = useSay();
  const actions: Readonly<Record<string, () => Promise<void> | void>> = {
    csv: () => saveText((series) => `${BYTE_ORDER_MARK}${seriesCsv(series)}`, "text/csv", "csv"),
    json: () => saveText(seriesJson, "application/json", "json"),
    geojson: () =>
      saveText((series) => JSON.stringify(seriesGeoJson(series)), "application/geo+json", "geojson"),
    places: () => {
      if (exported) savePlaces(JSON.stringify(placesGeoJson(exported().places)));
    },
    svg: () => {
      const picture = chartSvg();
      if (picture) save(picture.text, "image/svg+xml", "svg");
    },
    png: async () => {
      const picture = chartSvg();
      if (picture) save(await pngOf(picture), "image/png", "png");
    },
    copy: async () => {
      if (!exported) return;
      say((await copyText(tsvOf(seriesTable(exported())))) === "copied" ? text.copied : text.notCopied);
    },
  };
  return (
    <MenuTrigger>
      <IconButton label={text.label} isDisabled={exported === null} placement="left">
        <Download size={17} aria-hidden />
      </IconButton>
      <Popover className={overlay.popover ?? ""} placement="top end">
        <Menu
          className={list.list ?? ""}
          aria-label={text.label}
          onAction={(key) => void actions[String(key)]?.()}
        >
          {(["csv", "json", "geojson", "places", "png", "svg", "copy"] as const).map((key) => (
            <MenuItem key={key} id={key} className={list.item ?? ""}>
              {text[key]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
