import { writeGeoTiff, type WriteOptions } from "../../geotiff/write/write-geotiff.ts";
import type { Problem } from "../../problem/problem.ts";
import { geoTiffPlan, type PlanOptions } from "./geotiff-plan.ts";
import { readPiece, type ReadOptions } from "./read-piece.ts";

export type GeoTiffExport = Omit<ReadOptions, "onProblem"> & PlanOptions;

export interface ExportedFile {
  readonly file: Blob;
  /** Of scenes that are missing from it, each once. */
  readonly problems: readonly Problem[];
}

/**
 * A date or a composite as a GeoTIFF.
 * @throws ProblemError: of kind `limit` before anything is read, else what the engine says; AbortError
 */
export async function exportGeoTiff(options: GeoTiffExport, write: WriteOptions): Promise<ExportedFile> {
  const problems = new Map<string, Problem>();
  const onProblem = (problem: Problem) => problems.set(`${problem.scene} ${problem.message}`, problem);
  const file = await writeGeoTiff(
    geoTiffPlan(options.output, options),
    (piece, signal) => readPiece({ ...options, onProblem }, piece, signal),
    write,
  );
  return { file, problems: [...problems.values()] };
}
