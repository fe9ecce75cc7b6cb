import type { UploadContext } from "../upload-probe.ts";

/** An `ImageBitmap` of one row that knows its pixels and whether it was closed. */
export interface FakeBitmap extends ImageBitmap {
  readonly pixels: readonly number[];
  readonly closed: boolean;
}

/** @param pixels RGBA bytes; none make a bitmap that looks closed, as it has no size */
export function bitmapOf(pixels: readonly number[]): FakeBitmap {
  let closed = false;
  return {
    pixels,
    width: pixels.length / 4,
    height: pixels.length > 0 ? 1 : 0,
    close: () => (closed = true),
    get closed() {
      return closed;
    },
  };
}

/** A WebGL context that keeps bitmaps as textures, or answers them with INVALID_VALUE and an empty texture. */
export class FakeContext implements UploadContext {
  readonly COLOR_ATTACHMENT0 = 0x8ce0;
  readonly FRAMEBUFFER = 0x8d40;
  readonly FRAMEBUFFER_BINDING = 0x8ca6;
  readonly INVALID_VALUE = 0x0501;
  readonly NO_ERROR = 0;
  readonly RGBA = 0x1908;
  readonly RGBA8 = 0x8058;
  readonly TEXTURE_2D = 0x0de1;
  readonly TEXTURE_BINDING_2D = 0x8069;
  readonly UNSIGNED_BYTE = 0x1401;
  readonly alive = new Set<object>();
  readonly pending: number[] = [];
  lost = false;
  uploads = 0;
  readonly #refuses: (bitmap: FakeBitmap) => boolean;
  readonly #contents = new Map<object | null, readonly number[]>();
  #texture: WebGLTexture | null = null;
  #framebuffer: WebGLFramebuffer | null = null;
  #attached: WebGLTexture | null = null;

  constructor({ refuses = () => false }: { refuses?: (bitmap: FakeBitmap) => boolean } = {}) {
    this.#refuses = refuses;
  }

  isContextLost(): boolean {
    return this.lost;
  }

  getError(): number {
    return this.pending.shift() ?? this.NO_ERROR;
  }

  getParameter(name: number): unknown {
    if (name === this.TEXTURE_BINDING_2D) return this.#texture;
    if (name === this.FRAMEBUFFER_BINDING) return this.#framebuffer;
    throw new Error(`parameter ${name} is not known here`);
  }

  createTexture(): WebGLTexture {
    return this.#make();
  }

  createFramebuffer(): WebGLFramebuffer {
    return this.#make();
  }

  deleteTexture(texture: WebGLTexture | null): void {
    if (texture) this.alive.delete(texture);
  }

  deleteFramebuffer(framebuffer: WebGLFramebuffer | null): void {
    if (framebuffer) this.alive.delete(framebuffer);
  }

  bindTexture(_target: number, texture: WebGLTexture | null): void {
    this.#texture = texture;
  }

  bindFramebuffer(_target: number, framebuffer: WebGLFramebuffer | null): void {
    this.#framebuffer = framebuffer;
  }

  framebufferTexture2D(_target: number, _point: number, _kind: number, texture: WebGLTexture | null): void {
    this.#attached = texture;
  }

  texStorage2D(_target: number, _levels: number, _format: number, width: number, height: number): void {
    this.#contents.set(
      this.#texture,
      Array.from({ length: width * height * 4 }, () => 0),
    );
  }

  texSubImage2D(...given: readonly unknown[]): void {
    const bitmap = given.at(-1) as FakeBitmap;
    this.uploads += 1;
    if (this.#refuses(bitmap)) this.pending.push(this.INVALID_VALUE);
    else this.#contents.set(this.#texture, bitmap.pixels);
  }

  readPixels(...given: readonly unknown[]): void {
    (given[6] as Uint8Array).set(this.#contents.get(this.#attached) ?? []);
  }

  #make(): object {
    const made = {};
    this.alive.add(made);
    return made;
  }
}
