// Each clock holds its states in order, each with the last day on which it is true; the reader's own day chooses.
const now = new Date();
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
for (const clock of document.querySelectorAll(".clock")) {
  const states = [...clock.children];
  const state = states.find(({ dataset }) => dataset.until >= today) ?? states.at(-1);
  state.hidden = false;
}
