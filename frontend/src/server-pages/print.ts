/** On /summary/<child>?print=1: opens the browser's own dialog once the page is there with its fonts. */

void document.fonts.ready.then(() => print());
