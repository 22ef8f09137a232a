// Light, dark, or as the device. Stored only once a reader chooses (Directive 2002/58/EC, article 5(3)).
const radios = [...document.querySelectorAll(".appearance input")];
const root = document.documentElement;
const show = (value) => {
  if (value === "light" || value === "dark") root.dataset.appearance = value;
  else delete root.dataset.appearance;
  for (const radio of radios) radio.checked = radio.value === (root.dataset.appearance ?? "device");
};

show(localStorage.getItem("appearance"));
for (const radio of radios) {
  radio.addEventListener("change", () => {
    if (radio.value === "device") localStorage.removeItem("appearance");
    else localStorage.setItem("appearance", radio.value);
    show(radio.value);
  });
}
