/** As much of a WebGL 2 context as a trial takes; tests bring their own. */
export type UploadContext = Pick<
  WebGL2RenderingContext,
  | "COLOR_ATTACHMENT0"
  | "FRAMEBUFFER"
  | "FRAMEBUFFER_BINDING"
  | "NO_ERROR"
  | "RGBA"
  | "RGBA8"
  | "TEXTURE_2D"
  | "TEXTURE_BINDING_2D"
  | "UNSIGNED_BYTE"
  | "bindFramebuffer"
  | "bindTexture"
  | "createFramebuffer"
  | "createTexture"
  | "deleteFramebuffer"
  | "deleteTexture"
  | "framebufferTexture2D"
  | "getError"
  | "getParameter"
  | "isContextLost"
  | "readPixels"
  | "texStorage2D"
  | "texSubImage2D"
>;

/** What came of an upload: pixels that can be seen, none (an empty tile, or a lost context), or an error. */
export type UploadResult = "pixels" | "nothing" | "refused";

/** Errors that may be pending from before; a context that is lost could otherwise report without end. */
const MOST_PENDING_ERRORS = 8;

/**
 * Puts a bitmap into a texture as the map does, and reads it back. It waits for the graphics card, which takes
 * as long as a few frames when it is busy. The bindings that the map relies on are as before afterwards.
 */
export function tryUpload(gl: UploadContext, bitmap: ImageBitmap): UploadResult {
  const { width, height } = bitmap;
  // Closed, because its tile was given up.
  if (width === 0 || height === 0 || gl.isContextLost()) return "nothing";
  for (let error = 0; error < MOST_PENDING_ERRORS && gl.getError() !== gl.NO_ERROR; error += 1);
  const boundTexture = gl.getParameter(gl.TEXTURE_BINDING_2D) as WebGLTexture | null;
  const boundFramebuffer = gl.getParameter(gl.FRAMEBUFFER_BINDING) as WebGLFramebuffer | null;
  const texture = gl.createTexture();
  const framebuffer = gl.createFramebuffer();
  try {
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, width, height);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
    if (gl.getError() !== gl.NO_ERROR) return gl.isContextLost() ? "nothing" : "refused";
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    const pixels = new Uint8Array(width * height * 4);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    return pixels.some((byte, at) => at % 4 === 3 && byte !== 0) ? "pixels" : "nothing";
  } catch {
    return "refused";
  } finally {
    gl.bindTexture(gl.TEXTURE_2D, boundTexture);
    gl.bindFramebuffer(gl.FRAMEBUFFER, boundFramebuffer);
    gl.deleteFramebuffer(framebuffer);
    gl.deleteTexture(texture);
  }
}
