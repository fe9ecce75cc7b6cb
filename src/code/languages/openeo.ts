import { processGraph } from "../../openeo/process-graph.ts";
import type { GraphOutput, WrittenGraph } from "../../openeo/types.ts";
import { Inexpressible } from "../dialects/print.ts";
import { heading } from "../heading.ts";
import { pythonLiteral } from "../python-literal.ts";
import { comment, pythonString } from "../quote.ts";
import type { Code, CodeOptions, Layer, LayerBand } from "../types.ts";

/** Stands for a back end of the person's choice. */
const BACK_END = "https://openeo.example.org";

const NOTES = [
  `Choose a back end that lists the process load_stac, and put its address in place of ${BACK_END}.`,
  "The back end chooses the pixels of the result: those of the collection, unless a resampling is added.",
];

/** JSON, as web editors and back ends take it. It has no comments. */
export function openeoJson(layer: Layer, options: CodeOptions): Code {
  const { graph, notes } = graphOf(layer, options);
  const text = `${JSON.stringify({ process_graph: graph }, null, 2)}\n`;
  return { text, extension: "json", notes: [...layer.notes, ...NOTES, ...notes] };
}

/** Python with openEO's client: the same graph, run as a batch job. */
export function openeoPython(layer: Layer, options: CodeOptions): Code {
  const { graph, notes } = graphOf(layer, options);
  const own = [...NOTES, ...notes];
  const needs = "Python 3.9, openeo 0.30 or later.";
  const text = `${comment(heading(layer, "on a back end of openEO", needs, own))}import openeo

BACK_END = ${pythonString(BACK_END)}
GRAPH = ${pythonLiteral(graph)}

connection = openeo.connect(BACK_END).authenticate_oidc()

# Tells what the back end does not understand before anything is run.
mistakes = connection.validate_process_graph(GRAPH)
if mistakes:
    raise SystemExit("\\n".join(str(mistake) for mistake in mistakes))

job = connection.create_job(GRAPH, title=${pythonString(layer.title || "Layer")})
job.start_and_wait()
job.get_results().download_files("result")
`;
  return { text, extension: "py", notes: [...layer.notes, ...own] };
}

/** @throws Inexpressible */
function graphOf(layer: Layer, { output }: CodeOptions): WrittenGraph {
  const { bands, catalogue, gridOfAll, mask, planes, query } = layer;
  const [collection, ...others] = query.collections;
  if (collection === undefined || others.length > 0)
    throw new Inexpressible("several collections as one cube");
  if (output === "areas" && layer.areas.features.length === 0)
    throw new Inexpressible("a table without an area: draw one on the map first");
  return processGraph({
    source: {
      kind: "load_stac",
      url: `${catalogue.url.replace(/\/$/, "")}/collections/${encodeURIComponent(collection)}`,
    },
    area: gridOfAll.area,
    time: query.time,
    conditions: query.where,
    bands: bands.map((band) => ({
      reference: band.reference,
      label: labelOf(band),
      calibration: band.calibration,
    })),
    planes,
    mask: mask && { mask: mask.mask, label: labelOf(mask.band) },
    output: outputOf(output, layer),
  });
}

/** Back ends call a band by its name in the item, else by its asset. */
function labelOf({ name, asset }: LayerBand): string {
  return name ?? asset;
}

function outputOf(output: CodeOptions["output"], { areas, recipe }: Layer): GraphOutput {
  switch (output) {
    case "median":
    case "max":
      return { kind: "composite", reducer: output };
    case "picture":
      if (recipe.kind === "classes") throw new Inexpressible("a picture of classes");
      return { kind: "picture", reducer: "median", rescale: recipe.rescale };
    case "dates":
      return { kind: "dates" };
    case "month":
    case "dekad":
      return { kind: "periods", period: output, reducer: "median" };
    default:
      return { kind: "areas", areas, reducer: "mean" };
  }
}
