/** On /join, /helper, /enter and /about-card: the token is in the address's fragment, which no server and no log ever sees. */

const token = location.hash.slice(1);
const field = document.querySelector<HTMLInputElement>("input[type=hidden][name=token]");

if (token && field) {
  field.value = token;
  // Out of the address bar, so that it is not shared or kept in the history by accident.
  history.replaceState(null, "", location.pathname + location.search);
}

for (const element of document.querySelectorAll<HTMLElement>("[data-with-token]")) element.hidden = !field?.value;
for (const element of document.querySelectorAll<HTMLElement>("[data-without-token]")) element.hidden = Boolean(field?.value);

// A page that only shows something asks nobody to press a button first.
const form = document.querySelector<HTMLFormElement>("form[data-sends-itself]");
if (form && field?.value) form.requestSubmit();
