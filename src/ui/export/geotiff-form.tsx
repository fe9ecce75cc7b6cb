import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { version } from "../../../package.json";
import { exportGeoTiff } from "../../export/geotiff/export-geotiff.ts";
import { geoTiffPlan, type OutputValues } from "../../export/geotiff/geotiff-plan.ts";
import { sizeOf } from "../../export/geotiff/size-of.ts";
import { creditOf, provenanceOf } from "../../export/provenance.ts";
import { problemOf } from "../../problem/problem.ts";
import type { Recipe } from "../../recipe/types.ts";
import { unitOf } from "../../recipe/unit.ts";
import type { Slice } from "../../timeline/types.ts";
import { NativeSelect } from "../controls/native-select.tsx";
import { formatCount, formatMegabytes } from "../format.ts";
import { exporting as text } from "../messages/export.ts";
import { useResults } from "../search/results.ts";
import { saveFile } from "../controls/save-file.ts";
import { useServices } from "../services.ts";
import { gridOf, type GridChoice } from "./crs-choice.ts";
import style from "./export.module.css";
import { fileName, nameParts } from "./file-name.ts";
import { SavingFoot } from "./saving-foot.tsx";
import { TextField } from "./text-field.tsx";
import { useAreas } from "./use-areas.ts";
import { useSaving } from "./use-saving.ts";

interface FormProps {
  readonly recipe: Recipe;
  readonly slice: Slice;
}

const GRIDS = [
  { value: "file", title: text.ownGrid },
  { value: "EPSG:4326", title: text.degrees },
  { value: "EPSG:3857", title: text.mercator },
  { value: "other", title: text.otherGrid },
] as const;

/** The numbers behind the map as a GeoTIFF: what it will be is known before it is made. */
export function GeoTiffForm({ recipe, slice }: FormProps) {
  const { engine } = useServices();
  const { catalogue } = useResults();
  const areas = useAreas();
  const [area, setArea] = useState("view");
  const [values, setValues] = useState<OutputValues>("recipe");
  const [choice, setChoice] = useState<GridChoice>({ grid: "file", code: "", pixel: "" });
  const saving = useSaving(text.cancelled);
  const grid = gridOf(choice);
  const bounds = (areas.find(({ id }) => id === area) ?? areas[0])?.bounds;
  const target = grid && bounds ? { bounds, ...grid } : null;
  const { data: output, error } = useQuery({
    queryKey: ["output", slice.id, recipe, target],
    enabled: target !== null,
    queryFn: async ({ signal }) => {
      if (!target) return null;
      const question = { slice: slice.id, recipe, target };
      return (await engine.run("output", question, { signal, priority: "visible" }))?.answer ?? null;
    },
    retry: false,
  });
  const steps = slice.reduces?.steps ?? [slice];
  const credit = creditOf(catalogue.attribution, steps);
  const plan = {
    recipe,
    values,
    unit: unitOf(recipe, slice),
    metadata: provenanceOf(slice, recipe, credit),
    software: `Revisit ${version}`,
  };
  const size = output ? sizeOf(geoTiffPlan(output, plan)) : null;
  const problem = error ? problemOf(error) : size?.problem;
  const make = async (...[signal, onProgress]: Parameters<Parameters<typeof saving.start>[0]>) => {
    if (!output) return "";
    const { file, problems } = await exportGeoTiff(
      { ...plan, engine, slice, output },
      { signal, onProgress },
    );
    const name = fileName(nameParts(recipe, slice), "tif");
    saveFile(file, name);
    return [text.saved(name), ...(problems.length > 0 ? [text.partly(problems.length)] : [])].join(" ");
  };
  return (
    <>
      <NativeSelect
        label={text.area}
        value={area}
        options={areas.map(({ id, title }) => ({ value: id, title }))}
        onChange={setArea}
      />
      {recipe.kind !== "classes" && !slice.reduces && (
        <NativeSelect
          label={text.values}
          value={values}
          options={[
            { value: "recipe", title: text.ofRecipe(recipe.title) },
            { value: "stored", title: text.ofBands(output?.bands.length ?? 1) },
          ]}
          onChange={(value) => setValues(value === "stored" ? "stored" : "recipe")}
        />
      )}
      <NativeSelect
        label={text.grid}
        value={choice.grid}
        options={GRIDS}
        onChange={(value) => {
          const found = GRIDS.find((each) => each.value === value);
          if (found) setChoice({ grid: found.value, code: choice.code, pixel: "" });
        }}
      />
      {choice.grid !== "file" && (
        <div className={choice.grid === "other" ? style.pair : ""}>
          {choice.grid === "other" && (
            <TextField
              label={text.code}
              numeric
              value={choice.code}
              onChange={(code) => setChoice({ ...choice, code })}
            />
          )}
          <TextField
            label={text.pixel}
            numeric
            hint={`${text.pixelHint} ${text.nearest}`}
            value={choice.pixel}
            onChange={(pixel) => setChoice({ ...choice, pixel })}
          />
        </div>
      )}
      {problem ? (
        <p className={style.problem} role="alert">
          {problem.message} {problem.advice}
        </p>
      ) : (
        <p className={style.note}>
          {size
            ? text.size(
                formatCount(size.width),
                formatCount(size.height),
                size.bands,
                formatMegabytes(size.bytes),
              )
            : target && text.measuring}
        </p>
      )}
      <SavingFoot
        saving={saving}
        label={text.saveData}
        isDisabled={!output || problem !== undefined}
        onSave={() => saving.start(make)}
      />
    </>
  );
}
