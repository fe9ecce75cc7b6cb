import { useEffect } from "react";
import { useServices } from "../services.ts";

/** Room that the cards take, CSS pixels: the same numbers as in the style sheets. */
const EDGE = 12;
const HEADER = 56;
const PANEL = 360;
const TIMELINE = 128;
const PHONE = { edge: 8, header: 56, timeline: 116 } as const;

/** Tells the map which part of it can be seen between the cards. */
export function useLayoutPadding({ phone, panelOpen }: { phone: boolean; panelOpen: boolean }): void {
  const { map } = useServices();
  useEffect(() => {
    map.setPadding(
      phone
        ? { top: PHONE.header, right: PHONE.edge, bottom: PHONE.timeline + 2 * PHONE.edge, left: PHONE.edge }
        : {
            top: EDGE + HEADER,
            right: EDGE,
            bottom: TIMELINE + 2 * EDGE,
            left: panelOpen ? PANEL + 2 * EDGE : EDGE,
          },
    );
  }, [map, phone, panelOpen]);
}
