// The web app manifest: what the app is called and looks like on a home screen.

/** The manifest as JSON text. */
export function webManifest({ names, words }) {
  const shortcut = (key, url) => ({ name: words[`app.shortcut.${key}`], url });
  const icon = (size, purpose) => ({
    src: names[`app-icons/${purpose}-${size}.png`],
    sizes: `${size}x${size}`,
    type: "image/png",
    purpose,
  });
  const manifest = {
    id: "/",
    name: words["app.name"],
    short_name: words["app.name"],
    description: words["app.description"],
    lang: "en",
    dir: "ltr",
    display: "standalone",
    scope: "/",
    start_url: "/?src=app",
    background_color: "#f5f1e8",
    theme_color: "#f5f1e8",
    launch_handler: { client_mode: "navigate-existing" },
    icons: [icon(192, "any"), icon(512, "any"), icon(192, "maskable"), icon(512, "maskable")],
    shortcuts: [shortcut("today", "/"), shortcut("win", "/log/win"), shortcut("calm", "/calm")],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
