// On a wide screen a definition opens beside its term, on the side where there is more room. Without script, and on a
// phone, it lies at the foot of the screen. (CSS anchor positioning would do it, once validators know it.)
const wide = matchMedia("(width >= 48rem)");
const GAP = 6; // px

const place = (definition, { left, right, top, bottom }) => {
  const { clientWidth, clientHeight } = document.documentElement;
  const width = 24 * parseFloat(getComputedStyle(document.documentElement).fontSize);
  const own = getComputedStyle(definition).direction === "rtl" ? right - width : left;
  const start = Math.max(0, Math.min(own + scrollX, clientWidth + scrollX - width - GAP));
  const above = top > clientHeight - bottom;
  // From the top of the page in both cases: browsers differ in what an element over the page has for a bottom.
  const y = above ? top + scrollY - GAP : bottom + scrollY + GAP;
  definition.style.inset = `${y}px auto auto ${start}px`;
  definition.style.translate = above ? "0 -100%" : "";
};

// What is open must not cover what has the focus (WCAG 2.4.12).
document.addEventListener("focusin", ({ target }) => {
  const open = "popover" in document.body && document.querySelector(":popover-open");
  if (open && !open.contains(target) && target.popoverTargetElement !== open) open.hidePopover();
});

for (const term of document.querySelectorAll(".term")) {
  const definition = term.popoverTargetElement;
  term.addEventListener("click", () => {
    definition?.classList.toggle("beside", wide.matches);
    if (wide.matches) place(definition, term.getBoundingClientRect());
    else definition?.removeAttribute("style");
  });
}
