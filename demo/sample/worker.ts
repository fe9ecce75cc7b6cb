import { parentPort, workerData } from "node:worker_threads";
import type { Job, Shared } from "./worker-pool.ts";
import { landMap, surveyLand } from "./scene/land-map.ts";
import { writeScene } from "./scene/files.ts";
import { renderEarlier, renderScene } from "./scene/render.ts";
import { swathCut } from "./scene/swath.ts";
import { acquisitionAt, isEarlier, tilesOf } from "./acquisitions.ts";
import { skyOn } from "./sky/sky.ts";
import { TILES } from "./tiles.ts";
import { surfaceOn } from "./world/surface.ts";

const { memories, folder } = workerData as Shared;

async function observeDay(dayIndex: number): Promise<void> {
  const acquisition = acquisitionAt(dayIndex);
  const surface = surfaceOn(acquisition);
  const sky = skyOn(acquisition);
  for (const tile of tilesOf(acquisition)) {
    const memory = memories[TILES.indexOf(tile)];
    if (memory === undefined) throw new RangeError(`Tile ${tile.letter} has no memory.`);
    const coarse = landMap(memory.coarse, 20);
    const scene = isEarlier(acquisition)
      ? renderEarlier(coarse, surface, sky)
      : renderScene(landMap(memory.fine, 10), coarse, surface, sky, swathCut(tile, acquisition));
    await writeScene(folder, tile, acquisition, scene);
  }
}

async function perform(job: Job): Promise<void> {
  if (job.kind === "day") return observeDay(job.dayIndex);
  const [tile, memory] = [TILES[job.tileIndex], memories[job.tileIndex]];
  if (tile === undefined || memory === undefined) throw new RangeError(`There is no tile ${job.tileIndex}.`);
  const map = landMap(job.metres === 10 ? memory.fine : memory.coarse, job.metres);
  surveyLand(map, tile, Math.round(map.size * job.from), Math.round(map.size * job.to));
  return undefined;
}

// A failure rejects, ends this thread and reaches the other side as the worker's "error" event.
parentPort?.on("message", (job: Job) => {
  void perform(job).then(() => parentPort?.postMessage("done"));
});
