/** Lets the browser save something as a file of its download folder. */
export function save(content: string | Blob, type: string, ending: string): void {
  saveAs(typeof content === "string" ? new Blob([content], { type }) : content, `revisit-series.${ending}`);
}

export function savePlaces(geoJson: string): void {
  saveAs(new Blob([geoJson], { type: "application/geo+json" }), "revisit-places.geojson");
}

function saveAs(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of it by the next task.
  setTimeout(() => URL.revokeObjectURL(address));
}
