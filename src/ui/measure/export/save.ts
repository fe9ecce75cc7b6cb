import { saveAs } from "../../export/save-as.ts";

/** Saves something of the series. */
export function save(content: string | Blob, type: string, ending: string): void {
  saveAs(typeof content === "string" ? new Blob([content], { type }) : content, `revisit-series.${ending}`);
}

export function savePlaces(geoJson: string): void {
  saveAs(new Blob([geoJson], { type: "application/geo+json" }), "revisit-places.geojson");
}
