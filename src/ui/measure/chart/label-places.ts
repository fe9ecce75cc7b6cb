/**
 * Moves the centres of labels apart until none covers another, and back into the room there is.
 * @param wanted CSS pixels, ascending
 * @param width of every label
 */
export function labelPlaces(
  wanted: readonly number[],
  width: number,
  left: number,
  right: number,
): readonly number[] {
  const places = [...wanted];
  for (let index = 0; index < places.length; index += 1) {
    const least = index === 0 ? left + width / 2 : (places[index - 1] ?? left) + width;
    places[index] = Math.max(places[index] ?? least, least);
  }
  for (let index = places.length - 1; index >= 0; index -= 1) {
    const most = index === places.length - 1 ? right - width / 2 : (places[index + 1] ?? right) - width;
    places[index] = Math.min(places[index] ?? most, most);
  }
  return places;
}
