/** Which page answers which address: the app, a page made on the server, or the one behind a reminder. */

const SERVER_PAGES = /^\/(sign-in|join|helper|enter|recover|summary|about-card|calendar|n|health|api|problems)(\/|$)/;
const LANDINGS = /^\/n\/[\da-f-]{36}$/;

/** Whether the app itself shows this address. */
export function isAppPage(path: string): boolean {
  return !SERVER_PAGES.test(path);
}

/** Whether this is the page behind a reminder, which is the same for each of them. */
export function isLanding(path: string): boolean {
  return LANDINGS.test(path);
}

/** The page behind a reminder; the token stays in the fragment, which no server ever sees. */
export function landingOf(occurrence: string, token: string): string {
  return `/n/${occurrence}#${token}`;
}
