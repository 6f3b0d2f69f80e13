// The switch between light and dark. What was chosen is kept, and set by theme.js before the next page is drawn.

const root = document.documentElement;

const isDark = () =>
  (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

const keep = (theme) => {
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // Storage is off: the choice holds for this page.
  }
};

/** Shows the switch and makes it work. Each change sends the event "theme" to the window: what draws draws anew. */
export const startTheme = () => {
  const button = document.getElementById("theme");
  if (!button) return;
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    keep(root.dataset.theme);
    show();
    window.dispatchEvent(new CustomEvent("theme"));
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    show();
    window.dispatchEvent(new CustomEvent("theme"));
  });
  show();
  button.hidden = false;
};
