const probe = new Uint8Array(new Uint16Array([1]).buffer);

/** Byte order of typed arrays on this machine; little-endian on everything that runs a browser today. */
export const PLATFORM_LITTLE_ENDIAN = probe[0] === 1;

/** Reverses the bytes of every group of `size` bytes, in place. */
export function swapBytes(bytes: Uint8Array, size: number): void {
  const end = bytes.length - (bytes.length % size);
  if (size === 2) {
    const pairs = new Uint16Array(bytes.buffer, bytes.byteOffset, end / 2);
    for (let index = 0; index < pairs.length; index += 1) {
      const value = pairs[index] ?? 0;
      pairs[index] = (value << 8) | (value >> 8);
    }
    return;
  }
  if (size === 4) {
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset, end / 4);
    for (let index = 0; index < words.length; index += 1) {
      const value = words[index] ?? 0;
      words[index] = (value << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24);
    }
    return;
  }
  for (let start = 0; start < end; start += size) bytes.subarray(start, start + size).reverse();
}

const reversed = Uint8Array.from({ length: 256 }, (_, value) => {
  let result = 0;
  for (let bit = 0; bit < 8; bit += 1) if ((value >> bit) & 1) result |= 0x80 >> bit;
  return result;
});

/** FillOrder 2: the bits of every byte the other way round. */
export function reverseBits(bytes: Uint8Array): Uint8Array {
  return bytes.map((value) => reversed[value] ?? 0);
}
