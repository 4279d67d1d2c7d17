/** A reminder as it is said again by the adult of this phone. */

import type { Reminder } from "../store/types";
import { deviceZone } from "../time";

/** All that can be set of it. One that follows a phone follows this one from now on. */
export function settingOf({ account_id: _who, asks: _asks, ...setting }: Reminder): Omit<Reminder, "account_id" | "asks"> {
  return setting.follows_phone ? { ...setting, zone: deviceZone() } : setting;
}
