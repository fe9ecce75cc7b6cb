import { placesGeoJson } from "../../../measure/places/places-geojson.ts";
import type { MeasureView } from "../../../measure/types.ts";
import { linkHoldsPlaces } from "../../../view/measure-parameters.ts";
import { Button } from "../../controls/button.tsx";
import { messages } from "../../messages.ts";
import { savePlaces } from "./save.ts";

const text = messages.measure.out;

/** Where a link cannot hold the places, a file can: the other person drops it on the page. */
export function PlacesFile({ measure }: { readonly measure: MeasureView }) {
  const { places } = measure;
  if (places.length === 0 || linkHoldsPlaces(measure)) return null;
  return (
    <>
      <p>{text.tooLong(places.length)}</p>
      <Button onPress={() => savePlaces(JSON.stringify(placesGeoJson(places)))}>{text.places}</Button>
    </>
  );
}
