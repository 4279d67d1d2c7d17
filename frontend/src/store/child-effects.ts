/** What mutations about a child, its foods and the numbers to call do to the rows on this device. */

import type { Leaning, Profile, Sense } from "./types";
import type { Effects } from "./view-draft";

type About = "describe_child" | "tell_about" | "remove_about" | "log_moment" | "remove_moment";
type Food = "add_food" | "move_food" | "remove_food" | "log_food_step" | "remove_food_step";
type Numbers = "add_contact" | "remove_contact" | "set_country";

export const CHILD_EFFECTS: Effects<About | Food | Numbers> = {
  describe_child(draft, { child_id: id, senses = {}, interests, ...said }) {
    const known: Profile = draft.view.profiles.get(id) ?? { id, senses: {}, interests: [], mouths: null };
    draft.edit("profile").profiles.set(id, {
      id,
      senses: withoutBlanks({ ...known.senses, ...senses }),
      interests: interests ?? known.interests,
      mouths: said.mouths === undefined ? known.mouths : said.mouths,
    });
    return [id];
  },

  tell_about(draft, args, at) {
    draft.edit("about").about.set(args.id, { ...args, told_at: at });
    return [args.id];
  },

  remove_about(draft, { id }) {
    draft.edit("about").about.delete(id);
    return [id];
  },

  log_moment(draft, args, at, account) {
    draft.edit("moment").moments.set(args.id, { ...args, account_id: account, logged_at: at });
    return [args.id];
  },

  remove_moment(draft, { id }) {
    draft.edit("moment").moments.delete(id);
    return [id];
  },

  add_food(draft, args, at) {
    draft.edit("food").foods.set(args.id, { ...args, told_at: at });
    return [args.id];
  },

  move_food(draft, { id, shelf }) {
    const food = draft.view.foods.get(id);
    if (food) draft.edit("food").foods.set(id, { ...food, shelf });
    return [id];
  },

  remove_food(draft, { id }) {
    draft.edit("food").foods.delete(id);
    return [id];
  },

  log_food_step(draft, args, at, account) {
    draft.edit("food_step").foodSteps.set(args.id, { ...args, account_id: account, noted_at: at });
    return [args.id];
  },

  remove_food_step(draft, { id }) {
    draft.edit("food_step").foodSteps.delete(id);
    return [id];
  },

  add_contact(draft, args, at) {
    draft.edit("contact").contacts.set(args.id, { ...args, told_at: at });
    return [args.id];
  },

  remove_contact(draft, { id }) {
    draft.edit("contact").contacts.delete(id);
    return [id];
  },

  set_country(draft, { country }) {
    const family = [...draft.view.families.values()][0];
    if (!family) return [];
    draft.edit("family").families.set(family.id, { ...family, country });
    return [family.id];
  },
};

function withoutBlanks(senses: Partial<Record<Sense, Leaning | null>>): Partial<Record<Sense, Leaning>> {
  const said = Object.entries(senses).filter(([, leaning]) => leaning !== null);
  return Object.fromEntries(said) as Partial<Record<Sense, Leaning>>;
}
