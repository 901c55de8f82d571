// Runs in the head, before anything is painted: a choice of light or dark made earlier must not flash.
// Without a choice nothing is set, and the style sheet follows the system.
{
  const root = document.documentElement;
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  } catch {
    // storage may be forbidden: then there is no earlier choice
  }
}
