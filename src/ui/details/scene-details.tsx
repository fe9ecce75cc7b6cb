import { useState } from "react";
import type { Scene } from "../../catalogue/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { Dialog } from "../controls/dialog.tsx";
import { NativeSelect } from "../controls/native-select.tsx";
import { formatInstant, formatPercent, formatSlice } from "../format.ts";
import { messages } from "../messages.ts";
import { AssetList } from "./asset-list.tsx";
import style from "./details.module.css";
import { ItemFacts } from "./item-facts.tsx";

const text = messages.scene;

interface SceneDetailsProps {
  /** Whose date the scenes are under; a scene may be of another day in UTC. */
  readonly slice: Slice;
  readonly scenes: readonly Scene[];
  readonly onClose: () => void;
}

/** Everything the catalogue says about the scenes of a date, one after the other. */
export function SceneDetails({ slice, scenes, onClose }: SceneDetailsProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const scene = scenes.find(({ id }) => id === chosen) ?? scenes[0];
  if (!scene) return null;
  return (
    <Dialog title={formatSlice(slice)} onClose={onClose} wide>
      {scenes.length > 1 && (
        <NativeSelect
          label={text.tile}
          value={scene.id}
          options={scenes.map(({ id, gridCode }) => ({
            value: id,
            title: gridCode === undefined ? id : `${gridCode} · ${id}`,
          }))}
          onChange={setChosen}
        />
      )}
      <Facts scene={scene} />
      <AssetList assets={Object.values(scene.assets)} />
      <ItemFacts key={scene.id} scene={scene} />
    </Dialog>
  );
}

function Facts({ scene }: { readonly scene: Scene }) {
  const facts: readonly (readonly [string, string | undefined])[] = [
    [text.id, scene.id],
    [text.collection, scene.collection],
    [text.acquired, formatInstant(scene.datetime)],
    [text.platform, scene.platform],
    [text.tile, scene.gridCode],
    [text.cloudCover, percent(scene.cloudCover)],
    [text.noData, percent(scene.nodataShare)],
  ];
  return (
    <dl className={style.facts}>
      {facts.map(([name, value]) =>
        value === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

function percent(value: number | undefined): string | undefined {
  return value === undefined ? undefined : formatPercent(value);
}
