import { useLayoutEffect, useRef } from "react";
import { useNarrow, usePhone } from "./use-media.ts";
import { useServices } from "../services.ts";

/** Room that the cards take, CSS pixels: the same numbers as in the style sheets. */
const EDGE = 12;
const HEADER = 56;
const PANEL = 360;
const NARROW_PANEL = 320;
const MEASURE = 420;
const NARROW_MEASURE = 340;
const TIMELINE = 128;
/** Of the window, that the sheet of measurements takes at first: see use-sheet.ts. */
const SHEET_SHARE = 0.52;
const PHONE = { edge: 8, header: 56, timeline: 116 } as const;

/** Tells the map which part of it can be seen between the cards. */
export function useLayoutPadding(panelOpen: boolean, measuring: boolean): void {
  const phone = usePhone();
  const narrow = useNarrow();
  const { map, view } = useServices();
  const placed = useRef(false);
  // Before the effects that move the map: what they bring into sight has to lie between the cards.
  useLayoutEffect(() => {
    const { camera } = view.getState();
    map.setPadding(
      phone
        ? {
            top: PHONE.header,
            right: PHONE.edge,
            bottom: measuring
              ? Math.round(window.innerHeight * SHEET_SHARE)
              : PHONE.timeline + 2 * PHONE.edge,
            left: PHONE.edge,
          }
        : {
            top: EDGE + HEADER,
            right: measuring ? (narrow ? NARROW_MEASURE : MEASURE) + 2 * EDGE : EDGE,
            bottom: TIMELINE + 2 * EDGE,
            left: panelOpen ? (narrow ? NARROW_PANEL : PANEL) + 2 * EDGE : EDGE,
          },
    );
    // The first time, the place that a link names is put into the middle of what can be seen. Later a
    // panel that opens or closes leaves the picture where it is.
    if (!placed.current) map.setCamera(camera);
    placed.current = true;
  }, [map, view, phone, narrow, panelOpen, measuring]);
}
