import type { Ownership } from "../async/ownership.ts";
import type { WorkerAnswer } from "./messages.ts";

export type CopyBitmap = (bitmap: ImageBitmap) => Promise<ImageBitmap>;

/** Copies and closes the bitmap of an answer: bitmaps are the only answers that have to be released. */
export function bitmapOwnership(copyBitmap: CopyBitmap): Ownership<WorkerAnswer> {
  return {
    async copy(result) {
      const { answer } = result;
      return isBitmap(answer) ? { ...result, answer: await copyBitmap(answer) } : result;
    },
    release({ answer }) {
      if (isBitmap(answer)) answer.close();
    },
  };
}

/** Without a colour changed: premultiplying would round those of half-transparent pixels. */
export const copyInBrowser: CopyBitmap = (bitmap) => createImageBitmap(bitmap, { premultiplyAlpha: "none" });

/** By its method, as tests have stand-ins: Node has no ImageBitmap. */
function isBitmap(answer: WorkerAnswer["answer"]): answer is ImageBitmap {
  return answer !== null && "close" in answer;
}
