/** Values of all pixels, or one number that is the same for all. */
export interface Operand {
  readonly values: Float32Array<ArrayBuffer> | number;
  /** True when nothing else reads the array, so that a result may be written over it. */
  readonly temporary: boolean;
}
