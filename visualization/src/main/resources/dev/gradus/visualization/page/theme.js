// Light or dark, as the system has it or as the reader chose before; scripts hear of a change by "themechange".
(() => {
  const key = "gradus-theme";
  const root = document.documentElement;
  const remembered = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // a browser that keeps nothing
    }
  };
  const apply = (theme) => {
    if (theme === "light" || theme === "dark") {
      root.dataset.theme = theme;
    } else {
      delete root.dataset.theme;
    }
    document.dispatchEvent(new Event("themechange"));
  };
  apply(remembered());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    document.dispatchEvent(new Event("themechange"));
  });
  document.addEventListener("DOMContentLoaded", () => {
    const chooser = document.getElementById("theme-switch");
    chooser.value = root.dataset.theme ?? "system";
    chooser.addEventListener("change", () => {
      try {
        localStorage.setItem(key, chooser.value);
      } catch {
        // Then only this page has it.
      }
      apply(chooser.value);
    });
  });
})();
