import { type CalendarDate, parseDate } from "@internationalized/date";
import { CalendarDays, ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "react-aria-components/Button";
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from "react-aria-components/Calendar";
import { DateInput, DatePicker, DateSegment } from "react-aria-components/DatePicker";
import { Dialog } from "react-aria-components/Dialog";
import { Group } from "react-aria-components/Group";
import { Heading } from "react-aria-components/Heading";
import { Label } from "react-aria-components/Label";
import { Popover } from "react-aria-components/Popover";
import field from "../controls/field.module.css";
import overlay from "../controls/overlay.module.css";
import { messages } from "../messages.ts";
import style from "./day-field.module.css";

const text = messages.search;

interface DayFieldProps {
  readonly label: string;
  /** YYYY-MM-DD; null is open. */
  readonly day: string | null;
  readonly onChange: (day: string | null) => void;
}

/** A day typed as year, month, day, or picked from a calendar. Emptying it leaves that end open. */
export function DayField({ label, day, onChange }: DayFieldProps) {
  return (
    <DatePicker
      className={field.field ?? ""}
      value={parseDay(day)}
      onChange={(value) => onChange(value === null ? null : value.toString())}
      granularity="day"
      firstDayOfWeek="mon"
      shouldForceLeadingZeros
    >
      <Label className={field.label ?? ""}>{label}</Label>
      <Group className={`${field.box} ${style.box}`}>
        <DateInput className={style.segments ?? ""}>
          {(segment) => <DateSegment segment={segment} className={style.segment ?? ""} />}
        </DateInput>
        <Button className={style.open ?? ""}>
          <CalendarDays size={15} aria-hidden />
        </Button>
      </Group>
      <Popover className={overlay.popover ?? ""}>
        <Dialog className={style.dialog ?? ""}>
          <Calendar>
            <div className={style.head}>
              <Button slot="previous" className={style.open ?? ""} aria-label={text.previousMonth}>
                <ChevronLeft size={18} aria-hidden />
              </Button>
              <Heading className={style.month ?? ""} />
              <Button slot="next" className={style.open ?? ""} aria-label={text.nextMonth}>
                <ChevronRight size={18} aria-hidden />
              </Button>
            </div>
            <CalendarGrid className={style.grid ?? ""} weekdayStyle="short">
              <CalendarGridHeader>
                {(weekday) => (
                  <CalendarHeaderCell className={style.weekday ?? ""}>{weekday}</CalendarHeaderCell>
                )}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => <CalendarCell date={date} className={style.cell ?? ""} />}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

function parseDay(day: string | null): CalendarDate | null {
  if (day === null) return null;
  try {
    return parseDate(day.slice(0, 10));
  } catch {
    return null;
  }
}
