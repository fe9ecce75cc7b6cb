import { Label } from "react-aria-components/TextField";
import { Slider, SliderOutput, SliderThumb, SliderTrack } from "react-aria-components/Slider";
import field from "./field.module.css";
import style from "./slider-field.module.css";

interface SliderFieldProps {
  readonly label: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  readonly format: (value: number) => string;
  readonly onChange: (value: number) => void;
  readonly onChangeEnd?: (value: number) => void;
}

/** One value on a line, with its label and its reading above. */
export function SliderField(props: SliderFieldProps) {
  const share = (props.value - props.minimum) / (props.maximum - props.minimum);
  const { onChangeEnd } = props;
  return (
    <Slider
      className={style.slider ?? ""}
      value={props.value}
      minValue={props.minimum}
      maxValue={props.maximum}
      step={props.step}
      onChange={props.onChange}
      {...(onChangeEnd === undefined ? {} : { onChangeEnd })}
    >
      <div className={field.labelRow}>
        <Label className={field.label ?? ""}>{props.label}</Label>
        <SliderOutput>{() => props.format(props.value)}</SliderOutput>
      </div>
      <SliderTrack className={style.track ?? ""}>
        <div className={style.filled} style={{ width: `${share * 100}%` }} />
        <SliderThumb className={style.thumb ?? ""} />
      </SliderTrack>
    </Slider>
  );
}
