/** A component at its own resolution. */
export interface Component {
  readonly samples: Uint8Array;
  /** Samples that count in a row, and from one row to the next. */
  readonly width: number;
  readonly stride: number;
  readonly height: number;
}

/**
 * Brings a component to full resolution the way libjpeg does by default: triangle filters for factors
 * of two ("fancy upsampling"), replication for all others.
 * @returns width × height samples
 */
export function upsample(
  component: Component,
  factorX: number,
  factorY: number,
  width: number,
  height: number,
): Uint8Array {
  const output = new Uint8Array(width * height);
  const row = new Int32Array(component.width);
  for (let y = 0; y < height; y += 1) {
    const target = output.subarray(y * width, (y + 1) * width);
    if (factorX === 2 && factorY === 1 && component.width > 2) {
      copyRow(component, y, row);
      doubleAcross(row, target, 1, 2, 2);
    } else if (factorX === 2 && factorY === 2 && component.width > 2) {
      const near = Math.min(y >> 1, component.height - 1);
      blendRows(component, near, neighbour(component, y), row);
      doubleAcross(row, target, 8, 7, 4);
    } else if (factorX === 1 && factorY === 2) {
      const near = Math.min(y >> 1, component.height - 1);
      blendRows(component, near, neighbour(component, y), row);
      const bias = (y & 1) === 0 ? 1 : 2;
      for (let x = 0; x < width; x += 1) target[x] = ((row[x] ?? 0) + bias) >> 2;
    } else {
      const start = Math.min(Math.floor(y / factorY), component.height - 1) * component.stride;
      for (let x = 0; x < width; x += 1) target[x] = component.samples[start + Math.floor(x / factorX)] ?? 0;
    }
  }
  return output;
}

/** The other row that a row between two is made of; at the edges the edge itself. */
function neighbour(component: Component, y: number): number {
  const near = y >> 1;
  return Math.max(0, Math.min(component.height - 1, (y & 1) === 0 ? near - 1 : near + 1));
}

function copyRow(component: Component, y: number, row: Int32Array): void {
  const start = Math.min(y, component.height - 1) * component.stride;
  for (let x = 0; x < component.width; x += 1) row[x] = component.samples[start + x] ?? 0;
}

function blendRows(component: Component, near: number, far: number, row: Int32Array): void {
  const nearStart = near * component.stride;
  const farStart = far * component.stride;
  for (let x = 0; x < component.width; x += 1) {
    row[x] = (component.samples[nearStart + x] ?? 0) * 3 + (component.samples[farStart + x] ?? 0);
  }
}

/**
 * Every sample becomes two, three parts itself and one part its neighbour on that side; at the edges
 * it is its own neighbour.
 */
function doubleAcross(
  row: Int32Array,
  target: Uint8Array,
  roundLeft: number,
  roundRight: number,
  shift: number,
): void {
  const last = row.length - 1;
  for (let x = 0; x <= last; x += 1) {
    const here = row[x] ?? 0;
    const left = row[Math.max(0, x - 1)] ?? 0;
    const right = row[Math.min(last, x + 1)] ?? 0;
    target[x * 2] = (here * 3 + left + roundLeft) >> shift;
    if (x * 2 + 1 < target.length) target[x * 2 + 1] = (here * 3 + right + roundRight) >> shift;
  }
}
