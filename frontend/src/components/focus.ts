/** Where the focus goes when something has to be mended. */

/** Focus the first field that has an error, once it is on screen. */
export function focusFirstError(): void {
  setTimeout(() => document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
}
