import { saveFile } from "../../controls/save-file.ts";

/** Saves a series under the application's name for it. */
export function save(content: string | Blob, type: string, ending: string): void {
  saveFile(typeof content === "string" ? new Blob([content], { type }) : content, `revisit-series.${ending}`);
}

export function savePlaces(geoJson: string): void {
  saveFile(new Blob([geoJson], { type: "application/geo+json" }), "revisit-places.geojson");
}
