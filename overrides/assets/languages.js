// The language switch leads to the section that is being read: sections have the same ids in every language.
const links = document.querySelectorAll(".languages a");
const section = () => {
  const above = [...document.querySelectorAll("main :is(h2, h3)[id]:not(aside *)")].filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
  return location.hash || (scrollY && above.length ? `#${above.at(-1).id}` : "");
};
for (const link of links) {
  link.addEventListener("click", () => {
    link.hash = section();
  });
}
