/** On the page about a child: its print button, and a link that is opened over it again. */

document.querySelector("[data-print]")?.addEventListener("click", () => print());

// The same link tapped twice changes the fragment of this page alone, and a reload would send the old form again.
addEventListener("hashchange", () => location.replace(`/about-card?again${location.hash}`));
