/** The part of lerc 3 that is used; the package has no types of its own. */
declare module "lerc" {
  namespace Lerc {
    type Pixels =
      | Int8Array
      | Uint8Array
      | Int16Array
      | Uint16Array
      | Int32Array
      | Uint32Array
      | Float32Array
      | Float64Array;

    interface Decoded {
      readonly width: number;
      readonly height: number;
      readonly pixels: readonly Pixels[];
      /** One byte a pixel, 0 where there is none; absent when all are there. */
      readonly mask?: Uint8Array | null;
    }

    function decode(input: ArrayBuffer, options: { returnPixelInterleavedDims: boolean }): Decoded;
  }
  export default Lerc;
}
