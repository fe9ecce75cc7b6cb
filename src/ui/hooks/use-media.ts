import { useCallback, useSyncExternalStore } from "react";

/** Below this width panels become sheets, CSS pixels. The style sheets use the same number. */
const PHONE = "(max-width: 719px)";
/** Below this the panel is narrower. */
const NARROW = "(max-width: 1100px)";
const FINGERS = "(pointer: coarse)";

/** Making one lays the page out, and each is asked at every rendering. */
const lists = new Map<string, MediaQueryList>();

function listOf(query: string): MediaQueryList {
  const list = lists.get(query) ?? window.matchMedia(query);
  lists.set(query, list);
  return list;
}

function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = listOf(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => listOf(query).matches);
}

export const usePhone = () => useMedia(PHONE);
export const useNarrow = () => useMedia(NARROW);
export const useFingers = () => useMedia(FINGERS);
