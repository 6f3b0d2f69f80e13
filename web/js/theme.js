// Light or dark as chosen before. Loaded before anything is drawn, so that nothing flashes.
{
  const chosen = (() => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // storage is off: the system's theme holds
    }
  })();
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  document.documentElement.classList.add("js");
}
