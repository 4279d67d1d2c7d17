/** Whose turn it is to have the child: taken until a time, handed back sooner. */

import { bdi, t } from "../i18n";
import { newId } from "../ids";
import { act } from "../store/outbox";
import { me, now, snapshot } from "../store/state";
import type { Duty, Instant, WallTime } from "../store/types";
import { addDays, instant, instantAt, localDay, minutesOf, wallTime } from "../time";
import { toast } from "../toast";
import { zone } from "./calendar";
import { turnEnds } from "./until-words";

const ENDS: WallTime[] = ["12:00", "18:00", "22:00"];
const AN_HOUR = 60;

/** "You have it until 18:00", "Leila has it until 18:00". */
export function turnInWords({ account_id, until }: Pick<Duty, "account_id" | "until">): string {
  const time = turnEnds(until);
  if (account_id === me.value?.account.id) return t("duty.own", { time });
  return t("duty.of", { name: bdi(snapshot.value.persons.get(account_id)?.name ?? "…"), time });
}

/** The end that is offered: the next of noon, six and ten that is more than an hour away. */
export function usualEnd(): WallTime {
  const minutes = minutesOf(wallTime(now.value, zone.value));
  return ENDS.find((end) => minutesOf(end) - minutes > AN_HOUR) ?? "07:00";
}

/** The next time the family's clocks show it. */
export function nextAt(time: WallTime): Instant {
  const day = localDay(now.value, zone.value, 0);
  const soon = instantAt(day, time, zone.value);
  return instant(soon > now.value ? soon : instantAt(addDays(day, 1), time, zone.value));
}

/** From now on this adult alone is reminded. */
export async function takeTurn(account_id: string, until: Instant): Promise<void> {
  const id = newId();
  await act("take_duty", { id, account_id, until });
  toast({ text: turnInWords({ account_id, until }), undo: () => void act("end_duty", { id }) });
}

/** Everybody is reminded again. */
export async function handBack({ id, account_id, until }: Duty): Promise<void> {
  await act("end_duty", { id });
  toast({ text: t("duty.ended"), undo: () => void act("take_duty", { id: newId(), account_id, until }) });
}
