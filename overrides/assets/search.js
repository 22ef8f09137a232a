// Search in a dialog. Pagefind and its index are loaded when the field is opened, and not before.
const dialog = document.querySelector("dialog.search");
const field = dialog.querySelector("input");
const list = dialog.querySelector(".search-results");
const status = dialog.querySelector("[role=status]");
const folds = Object.entries(JSON.parse(dialog.dataset.folds));
const SHOWN = 8;
const PAUSE = 500; // ms
let engine;
let latest = 0;
let answered = Promise.resolve();

// With trusted types required, a worker is made only of what this policy lets pass: the search engine's own.
const bundle = new URL(dialog.dataset.bundle, document.baseURI);
const worker = new URL("pagefind-worker.js", bundle).href;
globalThis.trustedTypes?.createPolicy("default", {
  createScriptURL: (url) => (new URL(url, document.baseURI).href === worker ? url : null),
});

// What the engine asks for one after the other is fetched at once.
const parts = [worker, new URL(`wasm.${document.documentElement.lang}.pagefind`, bundle)];

const load = () => {
  if (!engine) for (const part of parts) fetch(part).catch(() => {});
  engine ??= import(bundle).then(async (pagefind) => {
    await pagefind.init();
    return pagefind;
  });
  return engine;
};

const open = () => {
  if (!dialog.open) dialog.showModal();
  field.select();
  load().catch(fail);
};

const fail = () => {
  engine = undefined;
  status.textContent = dialog.dataset.failed;
};

// A reader without the letter on the keyboard types two others: both spellings are looked up.
const spellings = (query) => {
  const folded = folds.reduce((text, [typed, meant]) => text.replaceAll(typed, meant), query.toLowerCase());
  return new Set([query, folded]);
};

// The excerpt has its hits in <mark>; built as nodes, so that no text of the index is ever read as HTML.
const plain = (html) => html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replace(/(?<=\p{L})\|(?=\p{L})/gu, ""); // the seams of compounds
const excerpt = (html) => html.split(/<mark>(.*?)<\/mark>/s).map((part, place) => {
  if (place % 2 === 0) return plain(part);
  const mark = document.createElement("mark");
  mark.textContent = plain(part);
  return mark;
});

const item = (page) => {
  const hit = page.sub_results.toSorted((one, other) => other.locations.length - one.locations.length)[0];
  const link = document.createElement("a");
  const text = document.createElement("span");
  const part = hit && hit.title !== page.meta.title; // no part of the page is called as itself
  link.textContent = plain(part ? `${page.meta.title} – ${hit.title}` : page.meta.title);
  text.append(...excerpt(hit?.excerpt ?? page.excerpt));
  link.href = part ? hit.url : page.url;
  const entry = document.createElement("li");
  entry.append(link, text);
  return entry;
};

const find = async () => {
  const query = field.value.trim();
  const turn = ++latest;
  if (!query) {
    list.replaceChildren();
    status.textContent = "";
    return;
  }
  const pagefind = await load();
  if (turn !== latest) return; // what was typed while the engine was loading needs no index
  const found = await Promise.all([...spellings(query)].map((spelling) => pagefind.search(spelling)));
  const hits = new Map(found.flatMap(({ results }) => results).map((result) => [result.id, result]));
  if (turn !== latest) return;
  // Each hit is shown as soon as it and those before it are there.
  const pages = [...hits.values()].slice(0, SHOWN).map((result) => result.data());
  if (!pages.length) list.replaceChildren();
  for (const [place, page] of pages.entries()) {
    const entry = item(await page);
    if (turn !== latest) return;
    if (place) list.append(entry);
    else list.replaceChildren(entry);
  }
  const { none, one, many, more } = dialog.dataset;
  const message = [none, one][hits.size] ?? (hits.size > SHOWN ? `${many}. ${more}` : many);
  const values = { count: hits.size, shown: SHOWN, query };
  const told = message.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  setTimeout(() => { if (turn === latest) status.textContent = told; }, PAUSE); // not at each letter
};

const step = (event) => {
  const stops = [field, ...list.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement) + { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!stops[at]) return;
  event.preventDefault();
  stops[at].focus();
};

document.querySelector(".search-button").addEventListener("click", open);
dialog.querySelector(".search-close").addEventListener("click", () => dialog.close());
field.addEventListener("focus", () => load().catch(fail));
field.addEventListener("input", () => {
  answered = find().catch(fail);
});
dialog.addEventListener("click", ({ target }) => (target === dialog || target.closest("a")) && dialog.close()); // a hit may be on this page
dialog.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event);
  else if (event.key === "Escape") dialog.close(); // a search field would take the first Escape for itself
  else if (event.key === "Enter" && event.target === field) answered.then(() => list.querySelector("a")?.click());
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || document.documentElement.dataset.shortcut === "off" || event.ctrlKey || event.metaKey || event.target.closest("input:not([type=radio], [type=checkbox]), textarea, dialog")) return;
  event.preventDefault();
  open();
});
