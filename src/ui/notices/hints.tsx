import { Hash, Play, SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { Button } from "../controls/button.tsx";
import { useFingers } from "../hooks/use-media.ts";
import { messages } from "../messages.ts";
import { useTool } from "../measure/tool.ts";
import { useResults } from "../search/results.ts";
import { useServices } from "../services.ts";
import style from "./notices.module.css";

const text = messages.hints;
const SEEN = "revisit:hints-seen";

/** Three things to try, once, when there is something to try them on. */
export function Hints() {
  const { firstVisit, measure } = useServices();
  const { setTool } = useTool();
  const { slices } = useResults();
  const fingers = useFingers();
  const [seen, setSeen] = useState(() => !firstVisit || wereSeen());
  if (seen || slices.length < 2) return null;
  const done = () => {
    setSeen(true);
    rememberSeen();
  };
  return (
    <aside className={style.hints} aria-label={text.title}>
      <ul>
        <li>
          <Play size={15} aria-hidden /> {fingers ? text.playByFinger : text.play}
        </li>
        <li>
          <SlidersHorizontal size={15} aria-hidden /> {text.ends}
        </li>
        <li>
          <Hash size={15} aria-hidden /> {fingers ? text.valueByFinger : text.value}
        </li>
      </ul>
      <div className={style.answers}>
        <Button
          tone="primary"
          onPress={() => {
            done();
            measure.setTab("season");
            setTool("point");
          }}
        >
          {text.curve}
        </Button>
        <Button onPress={done}>{text.done}</Button>
      </div>
    </aside>
  );
}

/** Storage may be switched off: then the hints come again, which does no harm. */
function wereSeen(): boolean {
  try {
    return localStorage.getItem(SEEN) !== null;
  } catch {
    return false;
  }
}

function rememberSeen(): void {
  try {
    localStorage.setItem(SEEN, "1");
  } catch {
    // See above.
  }
}
