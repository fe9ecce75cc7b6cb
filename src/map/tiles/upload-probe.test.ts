import { expect, test } from "vitest";
import { bitmapOf, FakeContext } from "./testing/fake-context.ts";
import { tryUpload } from "./upload-probe.ts";

test("a bitmap with one opaque pixel that can be read back has pixels", () => {
  const gl = new FakeContext();
  expect(tryUpload(gl, bitmapOf([0, 0, 0, 0, 9, 8, 7, 255]))).toBe("pixels");
});

test("a clear bitmap has nothing that could be seen", () => {
  const gl = new FakeContext();
  expect(tryUpload(gl, bitmapOf([200, 100, 50, 0, 0, 0, 0, 0]))).toBe("nothing");
});

test("a bitmap that the context answers with an error is refused", () => {
  const gl = new FakeContext({ refuses: () => true });
  expect(tryUpload(gl, bitmapOf([9, 8, 7, 255]))).toBe("refused");
});

test("an error from before the trial is not taken for its outcome", () => {
  const gl = new FakeContext();
  gl.pending.push(gl.INVALID_VALUE);
  expect(tryUpload(gl, bitmapOf([9, 8, 7, 255]))).toBe("pixels");
});

test("neither a lost context nor a closed bitmap proves anything", () => {
  const gl = new FakeContext({ refuses: () => true });
  expect(tryUpload(gl, bitmapOf([]))).toBe("nothing");
  gl.lost = true;
  expect(tryUpload(gl, bitmapOf([9, 8, 7, 255]))).toBe("nothing");
});

test.each([false, true])("bindings are as before, and what was made is deleted (refused: %s)", (refused) => {
  const gl = new FakeContext({ refuses: () => refused });
  const texture = gl.createTexture();
  const framebuffer = gl.createFramebuffer();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  tryUpload(gl, bitmapOf([9, 8, 7, 255]));
  expect(gl.getParameter(gl.TEXTURE_BINDING_2D)).toBe(texture);
  expect(gl.getParameter(gl.FRAMEBUFFER_BINDING)).toBe(framebuffer);
  expect([...gl.alive]).toEqual([texture, framebuffer]);
});
