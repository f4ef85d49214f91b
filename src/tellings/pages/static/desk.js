// Comfort only: every page is complete without it.
// Keys work while no field has the focus; they can be switched off in the foot of any page.
(() => {
  "use strict";
  const KEY = "tellings-keys";
  const on = () => localStorage.getItem(KEY) !== "off";
  const go = (rel) => {
    const link = document.querySelector(`link[rel=${rel}], a[rel=${rel}]`);
    if (link) location.assign(link.href);
  };
  const keys = {
    "j": () => go("next"),
    "k": () => go("prev"),
    "/": () => document.getElementById("find")?.focus(),
  };
  document.addEventListener("keydown", (event) => {
    if (!on() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  const foot = document.querySelector(".foot .forms");
  if (foot) {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = on();
    box.addEventListener("change", () => localStorage.setItem(KEY, box.checked ? "on" : "off"));
    label.append(box, " keys: j next, k previous, / find");
    foot.append(label);
  }
})();
