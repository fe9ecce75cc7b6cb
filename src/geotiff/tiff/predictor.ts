/** Rows of one block after decompression, as the predictor needs to see them. */
export interface PredictedRows {
  /** Pixels in a row, and samples of each pixel. */
  readonly width: number;
  readonly height: number;
  readonly samples: number;
  readonly bitsPerSample: number;
}

/** True for the sample sizes that libtiff defines predictor 2 for. */
export function hasHorizontalPredictor(bitsPerSample: number): boolean {
  return bitsPerSample === 8 || bitsPerSample === 16 || bitsPerSample === 32 || bitsPerSample === 64;
}

/**
 * Predictor 2: every sample was stored as its difference to the one on its left. Works in place on
 * samples that are already in the platform's byte order.
 */
export function undoHorizontal(bytes: Uint8Array, rows: PredictedRows): void {
  const { width, height, samples, bitsPerSample } = rows;
  const length = width * height * samples;
  const rowLength = width * samples;
  if (bitsPerSample === 8) {
    accumulate(bytes.subarray(0, length), rowLength, samples);
  } else if (bitsPerSample === 16) {
    accumulate(new Uint16Array(bytes.buffer, bytes.byteOffset, length), rowLength, samples);
  } else if (bitsPerSample === 32) {
    accumulate(new Uint32Array(bytes.buffer, bytes.byteOffset, length), rowLength, samples);
  } else {
    accumulate64(new BigUint64Array(bytes.buffer, bytes.byteOffset, length), rowLength, samples);
  }
}

function accumulate(
  values: Uint8Array | Uint16Array | Uint32Array,
  rowLength: number,
  samples: number,
): void {
  if (samples === 1) {
    for (let start = 0; start < values.length; start += rowLength) {
      // Kept in a variable: reading back what was just stored costs a third more.
      let sum = values[start] ?? 0;
      for (let index = start + 1; index < start + rowLength; index += 1) {
        sum = (sum + (values[index] ?? 0)) | 0;
        values[index] = sum;
      }
    }
    return;
  }
  for (let start = 0; start < values.length; start += rowLength) {
    for (let index = start + samples; index < start + rowLength; index += 1) {
      values[index] = (values[index] ?? 0) + (values[index - samples] ?? 0);
    }
  }
}

function accumulate64(values: BigUint64Array, rowLength: number, samples: number): void {
  for (let start = 0; start < values.length; start += rowLength) {
    for (let index = start + samples; index < start + rowLength; index += 1) {
      values[index] = (values[index] ?? 0n) + (values[index - samples] ?? 0n);
    }
  }
}

/**
 * Predictor 3 (Adobe Photoshop TIFF technical note 3): the bytes of a row's floating point numbers were
 * grouped by significance, highest first whatever the file's byte order, then stored as differences.
 * @param littleEndian byte order of the result
 */
export function undoFloatingPoint(bytes: Uint8Array, rows: PredictedRows, littleEndian: boolean): Uint8Array {
  const { width, height, samples, bitsPerSample } = rows;
  const size = bitsPerSample / 8;
  const count = width * samples;
  const rowBytes = count * size;
  const output = new Uint8Array(bytes.length);
  for (let start = 0; start + rowBytes <= bytes.length && start < rowBytes * height; start += rowBytes) {
    for (let index = start + samples; index < start + rowBytes; index += 1) {
      bytes[index] = (bytes[index] ?? 0) + (bytes[index - samples] ?? 0);
    }
    for (let place = 0; place < size; place += 1) {
      const target = littleEndian ? size - 1 - place : place;
      const plane = start + place * count;
      for (let index = 0; index < count; index += 1) {
        output[start + index * size + target] = bytes[plane + index] ?? 0;
      }
    }
  }
  return output;
}
