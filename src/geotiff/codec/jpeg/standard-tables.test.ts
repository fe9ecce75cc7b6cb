import { expect, test } from "vitest";
import { blockContext, fromBase64 } from "../testing/block-context.ts";
import { jpeg } from "./index.ts";

// A tile that GDAL 3.6 wrote with JPEGTABLESMODE=3, which stores libjpeg's default tables, and of which the two
// Huffman segments were then cut out; the pixels are those that GDAL reads from the tile with its tables.
const TABLES =
  "/9j/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/2Q==";
const BLOCK =
  "/9j/wAALCAAQABABAREA/9oACAEBAAA/AOE8HeDBr2u2umtN9nE2797s37dqlumRnpjrXca78Ok8MNaBL37X5+/P7nZt27f9o56/pRpOlzWsyTW7yQyr9142KsMjHBHtXWQ2V3elDdXE8+37vmyFsZ64zX//2Q==";
const PIXELS =
  "ARIGChgYGigpNiY9OFA/TAALHBgdIhoxKTc6Qz5IS1kcDh8WJTctOkE9Q0tQWGBcHRkqLTMwPTNHRUxcRVdhXyEvJy8zTN//6/fx629raHYiOzNIQUPr8ev27/VjbGp4Qj84R0hU9vD57urzc4CAeT85UFZNW/Dy8+b08nl6joU/WkRfWGzh9vDo+OCYg5eST15RaV9VgG2De4uSg4yfmltdXXF1dH9shICCipOdoqBqZ29vcX2HkJCdm5ump6e1bG9+eXuDf46Knpycq6uqv3F2foOUm5Kaoaylp7m6tL6Bi4GElZWVnaKpqrHAxsbMfpmRlqGYpLGrtb7BwMLK0w==";

test("a block without Huffman tables is read with the standard ones, as libjpeg does", async () => {
  const context = blockContext({}, { jpegTables: fromBase64(TABLES) });
  const truth = fromBase64(PIXELS);
  expect([...((await jpeg(fromBase64(BLOCK), truth.length, context)) ?? [])]).toEqual([...truth]);
});
