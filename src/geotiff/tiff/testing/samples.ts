import { buildTiff, type ImagePlan } from "./build-tiff.ts";

const base: ImagePlan = {
  width: 50,
  height: 40,
  tile: [16, 16],
  bits: 16,
  value: (column, row) => column * 300 + row,
};
const mask: ImagePlan = {
  ...base,
  bits: 8,
  tags: [{ tag: 254, type: 4, values: [4] }],
  value: (column) => column % 2,
};
const overview: ImagePlan = { ...base, width: 25, height: 20, tags: [{ tag: 254, type: 4, values: [1] }] };
const georeference: ImagePlan["tags"] = [
  { tag: 33550, type: 12, values: [10, 10, 0] },
  { tag: 33922, type: 12, values: [0, 0, 0, 500_000, 5_600_000, 0] },
  { tag: 34735, type: 3, values: [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 32631] },
  {
    tag: 42112,
    type: 2,
    values: '<GDALMetadata><Item name="SCALE" sample="0" role="scale">0.0001</Item></GDALMetadata>',
  },
  { tag: 42113, type: 2, values: "0" },
];

/** Small sound files of different kinds, to be damaged. */
export const soundFiles: readonly Uint8Array[] = [
  buildTiff({ images: [{ ...base, deflate: true, predictor: 2, tags: georeference }, overview, mask] }),
  buildTiff({ littleEndian: false, images: [{ ...base, deflate: true, format: 3, bits: 32, predictor: 3 }] }),
  buildTiff({ bigTiff: true, images: [{ ...base, samples: 3, planar: true, tags: georeference }, overview] }),
  buildTiff({
    images: [{ width: 50, height: 40, rowsPerStrip: 7, bits: 8, samples: 4, value: (c, r, s) => c + r + s }],
  }),
  buildTiff({
    littleEndian: false,
    images: [{ ...base, bits: 64, format: 2, value: (column) => column * 2 ** 33 }],
  }),
];
