// Runs before the page is drawn: says that scripts work, and takes the theme that was chosen earlier.
document.documentElement.classList.add("js");
try {
  const chosen = localStorage.getItem("newsledger-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch { /* storage is off: the system's theme holds */ }

function turnTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  try { localStorage.setItem("newsledger-theme", root.dataset.theme); } catch { /* not kept */ }
}
globalThis.turnTheme = turnTheme;
document.addEventListener("DOMContentLoaded", () => {
  document.documentElement.dataset.parsed = "yes";
  document.getElementById("theme")?.addEventListener("click", turnTheme);
});
