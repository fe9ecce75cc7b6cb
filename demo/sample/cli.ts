import { fileURLToPath } from "node:url";
import { ensureSampleSeason } from "./make.ts";

/** `npx tsx demo/sample/cli.ts [FOLDER]` makes the season without starting anything else. */
const folder = process.argv[2] ?? fileURLToPath(new URL("../.season", import.meta.url));
const began = performance.now();
await ensureSampleSeason({
  folder,
  onProgress: ({ done, total, label }) => console.log(`${done}/${total} ${label}`),
});
console.log(`The sample season is in ${folder} (${((performance.now() - began) / 1000).toFixed(1)} s).`);
