// What a reader chooses: light, dark or as the device; and whether a bare key opens the search (WCAG 2.1.4).
// Stored only once it is chosen (Directive 2002/58/EC, article 5(3)), and forgotten when the usual is chosen again.
const chosen = document.documentElement.dataset;
const radios = [...document.querySelectorAll(".appearance input")];
const shortcut = document.querySelector(".shortcut input");

// A browser may forbid storage; the choice then lasts as long as the page.
const storage = (work) => {
  try {
    return work(localStorage);
  } catch {
    return null;
  }
};

const show = (name, value) => {
  if (value) chosen[name] = value;
  else delete chosen[name];
  for (const radio of radios) radio.checked = radio.value === (chosen.appearance ?? "device");
  shortcut.checked = chosen.shortcut !== "off";
};

const choose = (name, value) => {
  storage((kept) => (value ? kept.setItem(name, value) : kept.removeItem(name)));
  show(name, value);
};

for (const [name, values] of [["appearance", ["light", "dark"]], ["shortcut", ["off"]]]) {
  const kept = storage((store) => store.getItem(name));
  show(name, values.includes(kept) ? kept : "");
}
for (const radio of radios) radio.addEventListener("change", () => choose("appearance", radio.value === "device" ? "" : radio.value));
shortcut.addEventListener("change", () => choose("shortcut", shortcut.checked ? "" : "off"));
