// Only in `make serve`: what the checker found, at the foot of the page; open if something is wrong on this page.
const own = document.currentScript.dataset.page;
const address = new URL("preview.json", document.currentScript.src);

const show = ({ code, text }) => {
  const bar = document.createElement("details");
  const title = document.createElement("summary");
  const told = document.createElement("pre");
  title.textContent = text.split("\n").at(-1);
  told.textContent = text;
  told.style.whiteSpace = "pre-wrap";
  bar.className = "preview-bar";
  bar.open = code !== 0 && text.split("\n").some((line) => line.endsWith(`/${own}`));
  bar.style.cssText = `position: sticky; bottom: 0; z-index: 9; max-height: 40vh; overflow: auto; padding: 0.5rem 1rem;
    color: #fff; background: ${code ? "#8c1d18" : "var(--field)"}`;
  bar.append(title, told);
  document.body.append(bar);
};

// The checker ends a moment after the page is there.
const ask = async (times) => {
  const answer = await fetch(address, { cache: "no-store" });
  if (answer.ok) show(await answer.json());
  else if (times) setTimeout(() => ask(times - 1), 500);
};
ask(60);
