/** Choices out of many, as a list. */

/** The list with this one at its end, or without it where it was there. */
export function withOrWithout<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}
