// Light, dark, or as the device. Stored only once a reader chooses (Directive 2002/58/EC, article 5(3)).
const radios = [...document.querySelectorAll(".appearance input")];
const root = document.documentElement;
const show = (value) => {
  if (value === "light" || value === "dark") root.dataset.appearance = value;
  else delete root.dataset.appearance;
  for (const radio of radios) radio.checked = radio.value === (root.dataset.appearance ?? "device");
};

// A browser may forbid storage; the choice then lasts as long as the page.
const stored = (work) => {
  try {
    return work(localStorage);
  } catch {
    return null;
  }
};

show(stored((storage) => storage.getItem("appearance")));
for (const radio of radios) {
  radio.addEventListener("change", () => {
    stored((storage) => (radio.value === "device" ? storage.removeItem("appearance") : storage.setItem("appearance", radio.value)));
    show(radio.value);
  });
}
