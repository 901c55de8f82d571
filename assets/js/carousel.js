// Buttons, keys and a position for a row of cards that already scrolls by itself.
//
// One card is the current one. It stays so while all of it can be seen; when a reader scrolls it away,
// the nearest card that can be seen takes over, or the first one if that is in sight. So the last card
// is reached although the row stops scrolling earlier on a wide screen, and "3 / 10" never jumps.

const SLACK = 2; // px; browsers round scroll offsets

export function startCarousel(carousel) {
  const track = carousel.querySelector(".carousel__track");
  const cards = [...track.children];
  const controls = carousel.querySelector(".carousel__controls");
  const position = carousel.querySelector(".carousel__position");
  const full = carousel.querySelector(".carousel__full");
  const buttons = [...carousel.querySelectorAll("[data-step]")];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let current = 0;

  function show(index) {
    current = index;
    cards.forEach((card, i) => card.toggleAttribute("data-current", i === current));
    position.textContent = position.dataset.pattern
      .replace("{index}", current + 1)
      .replace("{count}", cards.length);
    full.href = cards[current].querySelector("img").src;
    for (const button of buttons) {
      const target = current + Number(button.dataset.step);
      button.setAttribute("aria-disabled", String(target < 0 || target >= cards.length));
    }
  }

  function goTo(index) {
    const target = Math.min(Math.max(index, 0), cards.length - 1);
    if (target === current) return;
    show(target);
    const left = cards[target].offsetLeft - cards[0].offsetLeft;
    track.scrollTo({ left, behavior: calm.matches ? "auto" : "smooth" });
  }

  function seen(index) {
    const card = cards[index].getBoundingClientRect();
    const view = track.getBoundingClientRect();
    return card.left >= view.left - SLACK && card.right <= view.right + SLACK;
  }

  function settle() {
    if (seen(current)) return;
    const visible = cards.map((_, i) => i).filter(seen);
    if (visible.length === 0) return;
    if (visible[0] === 0) show(0);
    else show(visible[0] > current ? visible[0] : visible.at(-1));
  }

  const keys = { ArrowLeft: () => current - 1, ArrowRight: () => current + 1, Home: () => 0, End: () => cards.length - 1 };
  carousel.addEventListener("keydown", (event) => {
    const target = keys[event.key];
    if (!target || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    goTo(target());
  });
  for (const button of buttons) {
    button.addEventListener("click", () => goTo(current + Number(button.dataset.step)));
  }
  onScrollEnd(track, settle);
  show(0);
  controls.hidden = false;
}

// `scrollend` is missing in older Safari; a pause in scrolling means the same.
function onScrollEnd(element, act) {
  if ("onscrollend" in window) {
    element.addEventListener("scrollend", act);
    return;
  }
  let timer;
  element.addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(act, 120);
  });
}
