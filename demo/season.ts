import { fileURLToPath } from "node:url";
import { ensureSampleSeason } from "./sample/make.ts";

const folder = fileURLToPath(new URL(".season/", import.meta.url));

/** The folder of the sample season, made first if need be, with a line of progress. */
export async function preparedSeason(): Promise<string> {
  let shown = false;
  await ensureSampleSeason({
    folder,
    onProgress: ({ done, total, label }) => {
      if (process.stdout.isTTY) {
        process.stdout.write(`\r\x1b[KMaking the sample season: ${done} of ${total} (${label})`);
      } else if (!shown) console.log("Making the sample season (once, about half a minute) …");
      shown = true;
    },
  });
  if (shown && process.stdout.isTTY) process.stdout.write("\n");
  return folder;
}
