/** Gives the keyboard to the map. Not a link to "#map": what stands behind the # is the view. */
export function focusMap(): void {
  document.querySelector<HTMLElement>("#map canvas")?.focus();
}
