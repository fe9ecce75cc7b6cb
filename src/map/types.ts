import type { MultiPolygon, Point, Polygon } from "geojson";
import type { Scene } from "../catalogue/types.ts";
import type { BBox, LonLat } from "../geo/types.ts";
import type { Problem } from "../problem/problem.ts";
import type { Recipe } from "../recipe/types.ts";
import type { Slice } from "../timeline/types.ts";
import type { Camera } from "../view/types.ts";
import type { PointValue } from "../worker/jobs.ts";

/**
 * The map as the rest of the application sees it: an imperative object outside React and outside the
 * store. Every setter may be called at any time, also before the map has loaded; the last call wins.
 */
export interface MapView {
  /** In order of time. Layers of slices that stay are kept. */
  setSlices(slices: readonly Slice[]): void;
  /** The slice on screen stays until this one is complete; then they swap within one frame. */
  show(slice: string | null): void;
  /** While playing, neighbours ahead are prefetched in this direction; 0 prefetches both sides. */
  setDirection(direction: -1 | 0 | 1): void;
  setRecipe(recipe: Recipe | null): void;
  setOpacity(opacity: number): void;
  setBasemap(basemap: string | null): void;
  setFootprints(scenes: readonly Scene[]): void;
  highlight(scene: string | null): void;
  /** Pins of points and outlines of areas. */
  setPlaces(places: readonly MapPlace[]): void;
  highlightPlace(place: string | null): void;
  /** The corners of this place can be dragged; null for none. */
  setEdited(place: string | null): void;
  /** While a tool is set, clicks and Enter draw with it. */
  setTool(tool: DrawingTool | null): void;
  setCamera(camera: Camera): void;
  fit(bbox: BBox, options?: { animate?: boolean }): void;
  /** Room taken by panels, CSS pixels, so that "the view" is what can be seen. */
  setPadding(padding: { top: number; right: number; bottom: number; left: number }): void;
  /** Names of the sources of the slices, as plain text; those of the basemap are added. */
  setAttribution(sources: readonly string[]): void;
  /** What is visible between the panels. */
  bounds(): BBox;
  zoomBy(steps: number): void;
  /**
   * What is on the map, without what floats over it. The caller closes the image.
   * @throws ProblemError of kind `graphics` while the browser has taken the map's context away; AbortError
   */
  capture(signal: AbortSignal): Promise<MapPicture>;
  /** Forgets tiles already drawn, e.g. after a sign-out. */
  redraw(): void;
  on<Name extends keyof MapEvents>(name: Name, listener: (event: MapEvents[Name]) => void): () => void;
  dispose(): void;
}

export interface MapEvents {
  /** After the camera came to rest. */
  camera: Camera;
  /** The exact value under a resting pointer; `value` is null outside data, absent while it is read. */
  pointer: { lonLat: LonLat; slice: string | null; value?: PointValue | null; problem?: Problem } | null;
  /** All tiles of the slice in view are drawn, and it is on screen. `slice` is its id, here as elsewhere. */
  shown: { slice: string; tiles: number; requests: number; bytes: number; milliseconds: number };
  /** Readiness of slices for the present camera and recipe. */
  readiness: ReadonlyMap<string, SliceReadiness>;
  /** The pointer is over a footprint, or left it. */
  hover: string | null;
  /** A footprint was clicked. */
  select: string;
  /** The pointer is over a place, or left it. */
  placeHover: string | null;
  /** A place was clicked. */
  placeSelect: string;
  /** A shape was drawn with the tool, which stays. */
  drawn: DrawnShape;
  /** A corner of a place was dragged elsewhere. */
  reshaped: MapPlace;
  /** Metres from the centre of the circle that is being drawn to its edge. */
  drawnRadius: number | null;
  /** The person put the tool away by the keyboard. */
  toolCancel: null;
  /** A finger stayed on the map. */
  longPress: LonLat;
  problem: Problem;
  /** The basemap in use, e.g. after falling back to the offline one. */
  basemap: { id: string; problem?: Problem };
}

/** The map as a picture, and what it takes to read it. */
export interface MapPicture {
  readonly image: ImageBitmap;
  /** Pixels of the image along one CSS pixel. */
  readonly pixelRatio: number;
  /** Degrees clockwise from north that the map is turned by. */
  readonly bearing: number;
  /** A round distance in the middle of the map, and the CSS pixels it takes. */
  readonly scale: { readonly pixels: number; readonly label: string };
  /** Names of the sources of slices and basemap. */
  readonly attribution: readonly string[];
}

/** Something on the ground that a person marked. */
export interface MapPlace {
  readonly id: string;
  /** "#rrggbb" */
  readonly colour: string;
  readonly geometry: Point | Polygon | MultiPolygon;
  /** A line without a fill, through which the pointer finds what lies below. */
  readonly outline?: true;
}

/** What was drawn; GeoJSON has no circles. */
export type DrawnShape =
  | Point
  | Polygon
  | {
      readonly type: "Circle";
      readonly centre: LonLat;
      /** On the ground, from the centre to the edge. */
      readonly metres: number;
    };

export type DrawingTool = "point" | "polygon" | "rectangle" | "circle";

/** A slice that is ready without one pixel to be seen is empty, or masked where it has data that the mask hides. */
export type SliceReadiness = "idle" | "loading" | "ready" | "empty" | "masked" | "failed";
