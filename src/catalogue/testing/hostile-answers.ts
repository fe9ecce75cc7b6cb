import { featureOf, itemsNamed, type FakeItem } from "./misbehaving-catalogue.ts";
import { json, type Seen } from "./fake-catalogue.ts";
import type { Misbehaviour } from "./misbehaviours.ts";

const MEGABYTE = 1024 * 1024;
const DEEP = `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`;
const SCRIPT = "javascript:window.hacked=1";
const MARKUP = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';

/** Items with something in place of what a feature would say. */
const having =
  (more: Readonly<Record<string, unknown>>) =>
  (items: readonly FakeItem[]): unknown =>
    items.map((item) => ({ ...featureOf(item), ...more }));

/** An item collection whose text is made here, because no object has such a form. */
const written = (...features: readonly string[]): Response =>
  new Response(`{"type":"FeatureCollection","features":[${features.join(",")}],"links":[]}`, {
    headers: { "content-type": "application/geo+json" },
  });

const feature = (id: string, day: string): string => JSON.stringify(featureOf({ id, day }));

/** What is made to do harm, or by mistake. */
export const HOSTILE_ANSWERS: Readonly<Record<string, Misbehaviour>> = {
  "answers with 50 MB": {
    manners: {
      refuses: () =>
        written(
          feature("a", "2025-06-01"),
          feature("b", "2025-06-02").replace(/\}$/, `,"padding":"${"x".repeat(50 * MEGABYTE)}"}`),
        ),
    },
    dates: 2,
  },
  "answers with 65 MB": {
    manners: { refuses: () => new Response(`"${"x".repeat(65 * MEGABYTE)}"`) },
    dates: 0,
    says: /answered with more than 64 MB/,
  },
  "nests 10,000 levels": {
    manners: {
      refuses: () =>
        written(
          feature("a", "2025-06-01").replace('"assets":{}', `"assets":${DEEP}`),
          feature("b", "2025-06-02"),
        ),
    },
    dates: 2,
  },
  "names __proto__": {
    manners: {
      refuses: () =>
        written(
          feature("a", "2025-06-01").replace(
            '"assets":{}',
            '"assets":{"__proto__":{"href":"x","polluted":1}}',
          ),
          `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${feature("b", "2025-06-02").slice(1)}`,
        ),
    },
    dates: 2,
  },
  "repeats ids": {
    manners: {},
    items: [...itemsNamed(3), ...itemsNamed(3)],
    dates: 3,
  },
  "has addresses of scripts": {
    manners: {
      sends: having({
        assets: {
          data: { href: SCRIPT, type: "image/tiff; application=geotiff", roles: ["data"] },
          thumbnail: { href: SCRIPT, type: "image/png", roles: ["thumbnail"] },
        },
        links: [{ rel: "self", href: SCRIPT }],
      }),
      next: () => ({ href: SCRIPT }),
    },
    dates: 3,
  },
  "describes itself in HTML": {
    manners: { answers: describedInHtml, sends: having({ title: MARKUP, description: MARKUP }) },
    dates: 3,
  },
  "has no geometries": { manners: { sends: having({ geometry: null }) }, dates: 3 },
  "leaves rings open": {
    manners: {
      sends: having({ bbox: undefined, geometry: polygon([5, 51], [6, 51], [6, 52], [5, 52]) }),
    },
    dates: 3,
  },
  "has boxes of six numbers": { manners: { sends: having({ bbox: [5, 51, -10, 6, 52, 900] }) }, dates: 3 },
  "says nothing about place": {
    manners: {
      sends: (items) =>
        items.map((item, index) => (index === 0 ? { ...featureOf(item), bbox: undefined } : featureOf(item))),
    },
    dates: 2,
    says: /c-\d.*neither a footprint nor a bounding box/,
  },
};

function polygon(...ring: readonly (readonly number[])[]): unknown {
  return { type: "Polygon", coordinates: [ring] };
}

function describedInHtml({ url }: Seen): Response | undefined {
  const { pathname } = new URL(url);
  const collection = { id: "c", title: MARKUP, description: MARKUP, license: MARKUP };
  if (pathname === "/collections") return json({ collections: [collection] });
  return pathname === "/collections/c" ? json(collection) : undefined;
}
