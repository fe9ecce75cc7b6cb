import { expect, it } from "vitest";
import { wrappedLines } from "./wrapped-lines.ts";

it("breaks text between words, and leaves a word that is too long whole", () => {
  const width = (text: string) => text.length;
  expect(wrappedLines("Contains modified Copernicus data  (2025)", 17, width)).toEqual([
    "Contains modified",
    "Copernicus data",
    "(2025)",
  ]);
  expect(wrappedLines("an extraordinarily long one", 8, width)).toEqual([
    "an",
    "extraordinarily",
    "long one",
  ]);
  expect(wrappedLines("", 8, width)).toEqual([]);
});
