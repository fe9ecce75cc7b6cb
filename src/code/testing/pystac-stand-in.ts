import type { Scene } from "../../catalogue/types.ts";

/** Python that stands in for pystac-client, which few have installed: whatever is searched, these scenes are found. */
export function pystacStandIn(scenes: readonly Scene[]): string {
  const items = scenes.map(({ id, bbox, datetime, cloudCover, nodataShare, assets }) => ({
    id,
    bbox,
    datetime: datetime.replace("Z", "+00:00"),
    properties: {
      ...(cloudCover === undefined ? {} : { "eo:cloud_cover": cloudCover }),
      ...(nodataShare === undefined ? {} : { "s2:nodata_pixel_percentage": nodataShare }),
    },
    assets: Object.fromEntries(
      Object.values(assets).map(({ key, href }) => [key, href.replace("file://", "")]),
    ),
  }));
  return `import json, sys, types
from datetime import datetime


class Asset:
    def __init__(self, href):
        self.get_absolute_href = lambda: href


class Item:
    def __init__(self, item):
        self.id, self.bbox, self.properties = item["id"], item["bbox"], item["properties"]
        self.datetime = datetime.fromisoformat(item["datetime"])
        self.assets = {key: Asset(href) for key, href in item["assets"].items()}


class Client:
    @staticmethod
    def open(url):
        return Client()

    def search(self, *, collections, bbox=None, intersects=None, datetime=None, filter=None, filter_lang=None):
        assert (bbox is None) != (intersects is None)
        return self

    def items(self):
        return map(Item, json.loads(${JSON.stringify(JSON.stringify(items))}))


sys.modules["pystac_client"] = types.ModuleType("pystac_client")
sys.modules["pystac_client"].Client = Client
`;
}
