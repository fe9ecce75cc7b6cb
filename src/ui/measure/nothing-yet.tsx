import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { readPlaceText } from "../../measure/places/read-places.ts";
import { Button } from "../controls/button.tsx";
import { messages } from "../messages.ts";
import { useResults } from "../search/results.ts";
import { useMeasure } from "./measure.ts";
import style from "./measure.module.css";
import { useTakeRead } from "./places/use-take-read.ts";

const text = messages.measure;

/** What to do first. */
export function NothingYet() {
  const { recipe } = useMeasure();
  const { catalogue } = useResults();
  if (recipe === null) return <p className={style.note}>{text.noRecipe}</p>;
  return (
    <div className={style.nothing}>
      <h2>{text.empty.title}</h2>
      <p>{text.empty.lead}</p>
      <p>{text.tools.dropped}</p>
      {catalogue.synthetic && <SampleFields />}
    </div>
  );
}

/** The fields that come with the sample season, so that a first visit has something to compare. */
function SampleFields() {
  const take = useTakeRead();
  const [wanted, setWanted] = useState(false);
  const { refetch } = useQuery({
    queryKey: ["sample-fields"],
    enabled: false,
    queryFn: async ({ signal }) => {
      const answer = await fetch(new URL("sample-fields.geojson", document.baseURI), { signal });
      return readPlaceText(await answer.text());
    },
  });
  return (
    <Button
      isDisabled={wanted}
      onPress={() => {
        setWanted(true);
        void refetch().then(({ data }) => (data ? take(data) : setWanted(false)));
      }}
    >
      {text.tools.sample}
    </Button>
  );
}
