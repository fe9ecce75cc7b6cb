import { numpyInline } from "../dialects/numpy.ts";
import { Inexpressible, printed } from "../dialects/print.ts";
import { heading } from "../heading.ts";
import { comment, shellWord } from "../quote.ts";
import type { BandFile, Code, Layer, LayerScene } from "../types.ts";

/** gdal_calc.py calls its files by one letter. */
const LETTERS = "ABCDEFGHIJKLNOPQRSTUVWXYZ";
const MASK_LETTER = "M";

/** A POSIX shell with GDAL: a VRT per band on the grid of the result, gdal_calc.py, and a VRT as the mosaic. */
export function gdal(layer: Layer): Code {
  const { scenes, date, grid } = layer;
  const name = `layer-${date.replaceAll(":", "")}.tif`;
  const notes = heading(layer, `of ${date}`, "GDAL 3.5 or later with its Python scripts.", []);
  const target = [
    ["-t_srs", shellWord(grid.crs)],
    ["-te", ...grid.bounds.map(String)],
    ["-ts", String(grid.width), String(grid.height)],
  ].map((words) => words.join(" "));
  const text = `#!/bin/sh
${comment(notes)}set -eu
export GDAL_DISABLE_READDIR_ON_OPEN=EMPTY_DIR
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# On the pixels of the result, by nearest neighbour at full resolution, without data outside of the file.
# Name, options of gdal_translate, options of gdalwarp.
place() {
  gdalwarp -q -of VRT ${target.join(" ")} \\
    -r near -et 0 -ovr NONE -ot Float64 -dstnodata nan $2 "$work/$1-file.vrt" "$work/$1-stored.vrt"
}

# Name, file, number of the band, what means "no data" where the file does not tell.
values() {
  gdal_translate -q -of VRT -b "$3" "$2" "$work/$1-file.vrt"
  if [ -n "$4" ] && ! gdalinfo "$work/$1-file.vrt" | grep -q 'NoData Value='; then
    place "$1" "-srcnodata $4"
  else
    place "$1" ""
  fi
}

# As stored, with the numbers that mean "no data".
stored() {
  gdal_translate -q -of VRT -a_nodata none -b "$3" "$2" "$work/$1-file.vrt"
  place "$1" ""
}

# Scale and offset of the file's own tags.
unscaled() {
  gdal_translate -q -of VRT -unscale -ot Float64 "$work/$1-stored.vrt" "$work/$1-physical.vrt"
}

${scenes.map((scene, index) => sceneText(scene, index, layer)).join("\n")}
# The first scene lies on top.
gdalbuildvrt -q -srcnodata nan -vrtnodata nan "$work/mosaic.vrt" ${scenes
    .map((_, index) => `"$work/scene${index}.tif"`)
    .toReversed()
    .join(" ")}
gdal_translate -q -co COMPRESS=DEFLATE -co TILED=YES "$work/mosaic.vrt" ${shellWord(name)}
`;
  return { text, extension: "sh", notes: layer.notes };
}

function sceneText({ id, files, mask }: LayerScene, scene: number, layer: Layer): string {
  const lines = files.map((file, index) => {
    const name = `scene${scene}-${LETTERS[index]}`;
    const line = `values ${name} ${words(file)} ${shellWord(file.nodata === null ? "" : String(file.nodata))}\n`;
    return file.calibration ? line : `${line}unscaled ${name}\n`;
  });
  const inputs = files.map((file, index) => {
    const kind = file.calibration ? "stored" : "physical";
    return `-${LETTERS[index]} "$work/scene${scene}-${LETTERS[index]}-${kind}.vrt"`;
  });
  if (mask) {
    lines.push(`stored scene${scene}-${MASK_LETTER} ${words(mask)}\n`);
    inputs.push(`-${MASK_LETTER} "$work/scene${scene}-${MASK_LETTER}-stored.vrt"`);
  }
  const calculations = planesOf(layer, files).map((plane) => `--calc=${shellWord(plane)}`);
  return `${comment([id])}${lines.join("")}gdal_calc.py --quiet --hideNoData --type=Float32 --NoDataValue=nan --outfile="$work/scene${scene}.tif" \\
  ${[...inputs, ...calculations].join(" \\\n  ")}
`;
}

function words({ href, index }: BandFile): string {
  return `${shellWord(/^https?:/.test(href) ? `/vsicurl/${href}` : href)} ${index}`;
}

/** Each plane has a value only where all have one, and the mask hides nothing. */
function planesOf({ planes, bands, mask }: Layer, files: readonly BandFile[]): readonly string[] {
  // With the mask there are as many letters as the alphabet has.
  if (bands.length > LETTERS.length) throw new Inexpressible(`${bands.length} bands`);
  const dialect = numpyInline((reference) => {
    const index = bands.findIndex((band) => band.reference === reference);
    const { scale, offset } = files[index]?.calibration ?? { scale: 1, offset: 0 };
    const letter = LETTERS[index] ?? "";
    if (scale === 1 && offset === 0) return letter;
    return offset === 0 ? `(${letter} * ${scale})` : `(${letter} * ${scale} + ${offset})`;
  });
  const texts = planes.map((plane) => printed(plane, dialect));
  const finite = texts.map((text) => `isfinite(${text})`).join(" & ");
  const shown = mask ? `(${finite}) & ~${hiddenText(mask.mask)}` : `(${finite})`;
  return texts.map((text) => `where(${shown}, ${text}, nan)`);
}

function hiddenText(mask: NonNullable<Layer["mask"]>["mask"]): string {
  if (mask.kind === "classes") return `isin(${MASK_LETTER}, [${mask.hidden.join(", ")}])`;
  const bits = mask.bits.map((bit) => `(floor(${MASK_LETTER} / 2.0 ** ${bit}) % 2 == 1)`);
  return `((${MASK_LETTER} >= 0) & (${bits.length === 0 ? "False" : bits.join(" | ")}))`;
}
