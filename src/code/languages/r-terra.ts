import { helpersOf, printed } from "../dialects/print.ts";
import { R, R_HELPERS } from "../dialects/r.ts";
import { heading } from "../heading.ts";
import { stacSearch } from "../query.ts";
import { comment, rString } from "../quote.ts";
import type { BandFile, Code, Layer, LayerMask } from "../types.ts";

const NOTES = [
  "One file per UTC day. Older versions of a scene, and scenes that show the same ground twice in a day, are not told apart as on the timeline.",
];
const WITHOUT_FILTER =
  "rstac is not given the further conditions of the search: leave out what does not meet them.";

/** R with rstac and terra: every date that the search finds. */
export function rTerra(layer: Layer): Code {
  const { catalogue, gridOfAll: grid, planes, mask } = layer;
  const search = stacSearch(layer.query);
  const notes = [...NOTES, ...(search.filter === undefined ? [] : [WITHOUT_FILTER])];
  const body = `# The recipe over vectors of physical values; NA is no data.
layer <- function(bands, stored = NULL) {
  planes <- suppressWarnings(lapply(list(
${planes.map((plane) => `    ${printed(plane, R)}`).join(",\n")}
  ), function(plane) rep_len(plane, ncell(grid))))
  valid <- Reduce("&", lapply(planes, is.finite))
${mask ? "  valid <- valid & !hidden(stored)\n" : ""}  lapply(planes, function(plane) ifelse(valid, plane, NA))
}
`;
  const text = `${comment(heading(layer, "of every date found", "R 4.1, rstac 1.0, terra 1.7.", notes))}library(rstac)
library(terra)

# The pixels of the result.
grid <- rast(
  crs = ${rString(grid.crs)}, nrows = ${grid.height}, ncols = ${grid.width},
  xmin = ${grid.bounds[0]}, xmax = ${grid.bounds[2]}, ymin = ${grid.bounds[1]}, ymax = ${grid.bounds[3]}
)

# Asset, number of the band in its file, scale, offset (NA: those of the file), and the number that means "no data" where
# the file names none.
bands <- list(
${layer.bands.map((band) => `  ${rString(band.reference)} = ${rFile(band)}`).join(",\n")}
)
${mask ? `mask_band <- ${rFile(mask.band)}\n` : ""}
# The pixels of a file's band on those of the result, by nearest neighbour.
read <- function(href, band, raw = FALSE) {
  file <- rast(paste0("/vsicurl/", href), lyrs = band$index)
  told <- scoff(file)
  scoff(file) <- NULL
  if (raw) NAflag(file) <- NaN
  else if (is.nan(NAflag(file)) && !is.na(band$nodata)) NAflag(file) <- band$nodata
  values <- values(project(file, grid, method = "near"))[, 1]
  if (raw) return(values)
  if (is.na(band$scale)) values * told[1, 1] + told[1, 2] else values * band$scale + band$offset
}

${mask ? rHidden(mask) : ""}${helpersOf(body, R_HELPERS).join("\n")}
${body}
items <- stac(${rString(catalogue.url)}) |>
  stac_search(
${searchArguments(search)}
  ) |>
  post_request() |>
  items_fetch()

days <- vapply(items$features, function(item) substr(item$properties$datetime, 1, 10), "")
cloud <- vapply(items$features, function(item) {
  share <- item$properties[["eo:cloud_cover"]]
  if (is.null(share)) 100 else as.numeric(share)
}, 0)
names <- vapply(items$features, function(item) item$id, "")

for (day in sort(unique(days))) {
  mosaic <- NULL
  # Least cloudy first, then by name: the first valid pixel wins.
  found <- which(days == day)
  for (item in items$features[found[order(cloud[found], names[found])]]) {
    values <- lapply(bands, function(band) read(item$assets[[band$asset]]$href, band))
    planes <- layer(values${mask ? ", read(item$assets[[mask_band$asset]]$href, mask_band, raw = TRUE)" : ""})
    mosaic <- if (is.null(mosaic)) planes
      else Map(function(first, second) ifelse(is.na(first), second, first), mosaic, planes)
  }
  result <- rast(grid, nlyrs = length(mosaic), vals = do.call(cbind, mosaic))
  writeRaster(result, paste0("layer-", day, ".tif"), datatype = "FLT4S", overwrite = TRUE)
}
`;
  return { text, extension: "R", notes: [...layer.notes, ...notes] };
}

function rFile({ asset, index, calibration, nodata }: BandFile): string {
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? "NA" : String(value);
  return `list(asset = ${rString(asset)}, index = ${index}, scale = ${number(calibration?.scale)}, offset = ${number(calibration?.offset)}, nodata = ${number(nodata)})`;
}

function rHidden({ mask }: LayerMask): string {
  const test =
    mask.kind === "classes"
      ? `stored %in% c(${mask.hidden.join(", ")})`
      : `!is.na(stored) & Reduce("|", lapply(c(${mask.bits.join(", ")}), function(bit) floor(stored / 2 ^ bit) %% 2 == 1), FALSE)`;
  return `# TRUE where the mask hides a pixel.\nhidden <- function(stored) ${test}\n\n`;
}

function searchArguments({ collections, bbox, intersects, datetime }: ReturnType<typeof stacSearch>): string {
  const area =
    bbox === undefined
      ? `intersects = jsonlite::fromJSON(${rString(JSON.stringify(intersects))}, simplifyVector = FALSE)`
      : `bbox = c(${bbox.join(", ")})`;
  const lines = [
    `collections = c(${collections.map(rString).join(", ")})`,
    area,
    ...(datetime === undefined ? [] : [`datetime = ${rString(datetime)}`]),
    "limit = 100",
  ];
  return lines.map((line) => `    ${line}`).join(",\n");
}
