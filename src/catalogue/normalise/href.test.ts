import { describe, expect, it } from "vitest";
import { isScene, toScene } from "./scene.ts";

const HOME = "https://stac.example.org/api/collections/c/items/a";

/** The address of an item's only file. */
function addressOf(href: string, links: readonly unknown[] = [], url = HOME): string | undefined {
  const item = {
    id: "a",
    bbox: [5, 51, 6, 52],
    properties: { datetime: "2025-06-01T10:30:00Z" },
    links,
    assets: { data: { href, type: "image/tiff; application=geotiff" } },
  };
  const scene = toScene(item, { catalogue: "c", url });
  if (!isScene(scene)) throw new Error(scene.message);
  return scene.assets["data"]?.href;
}

describe("the address of a file", () => {
  it.each([
    ["https://d.example.org/a.tif", "https://d.example.org/a.tif"],
    ["HTTPS://D.example.org/a.tif", "https://d.example.org/a.tif"],
    ["  https://d.example.org/a.tif\n", "https://d.example.org/a.tif"],
    ["//d.example.org/a.tif", "https://d.example.org/a.tif"],
    ["/files/a.tif", "https://stac.example.org/files/a.tif"],
    ["./a.tif", "https://stac.example.org/api/collections/c/items/a.tif"],
    ["../../../a.tif", "https://stac.example.org/api/a.tif"],
    ["a b ü.tif", "https://stac.example.org/api/collections/c/items/a%20b%20%C3%BC.tif"],
    ["a.tif?sig=1%2B2&se=3", "https://stac.example.org/api/collections/c/items/a.tif?sig=1%2B2&se=3"],
    ["/vsicurl/https://d.example.org/a.tif", "https://d.example.org/a.tif"],
    ["/vsis3/bucket/a.tif", "s3://bucket/a.tif"],
    ["/vsigs/bucket/a.tif", "gs://bucket/a.tif"],
  ])("is read as a browser and GDAL write it: %s", (written, read) => {
    expect(addressOf(written)).toBe(read);
  });

  it("is over https where the catalogue is, on its own host", () => {
    expect(addressOf("http://stac.example.org/a.tif")).toBe("https://stac.example.org/a.tif");
    expect(addressOf("http://stac.example.org:8080/a.tif")).toBe("https://stac.example.org/a.tif");
    expect(addressOf("http://other.example.org/a.tif")).toBe("http://other.example.org/a.tif");
    expect(addressOf("http://localhost:81/a.tif", [], "http://localhost:80/a")).toBe(
      "http://localhost:81/a.tif",
    );
  });

  it("starts from the item's own address, over https as well", () => {
    const self = (href: string) => [{ rel: "self", href }];
    expect(addressOf("./a.tif", self("https://d.example.org/items/b.json"))).toBe(
      "https://d.example.org/items/a.tif",
    );
    expect(addressOf("./a.tif", self("http://stac.example.org/items/b.json"))).toBe(
      "https://stac.example.org/items/a.tif",
    );
    expect(addressOf("./a.tif", self("javascript:alert(1)"))).toBe(
      "https://stac.example.org/api/collections/c/items/a.tif",
    );
  });
});
