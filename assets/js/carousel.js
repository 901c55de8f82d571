// Buttons, keys and a position for a row of cards that already scrolls by itself.
//
// One card is the current one. It stays so while all of it can be seen; when a reader scrolls it away,
// the nearest card that can be seen takes over, or the first one if that is in sight. So the last card
// is reached although the row stops scrolling earlier on a wide screen, and "3 / 10" never jumps.

const SLACK = 2; // px; browsers round scroll offsets

export function startCarousel(carousel) {
  const save = carousel.querySelector("[data-save]");
  const row = startRow(carousel, (image) => (save.href = image.src));
  let view = null;
  const open = () => (view ??= startView(carousel, row)).open();
  carousel.querySelector(".carousel__full").addEventListener("click", open);
  carousel.querySelector(".carousel__track").addEventListener("click", ({ target }) => {
    if (!target.matches("img")) return;
    row.show(target.closest("li"));
    open();
  });
  carousel.addEventListener("pointerdown", loadAll, { once: true });
  carousel.addEventListener("focusin", loadAll, { once: true });
  carousel.querySelector(".carousel__controls").hidden = false;
  save.hidden = false;
}

// Who touches the cards wants to see the next one without waiting for it.
function loadAll({ currentTarget }) {
  for (const image of currentTarget.querySelectorAll("img")) image.loading = "eager";
}

// A row and its controls, wherever they stand. Gives what moves it: `show` makes a card the current one.
function startRow(place, shown = () => {}) {
  const track = place.querySelector(".carousel__track");
  const cards = [...track.children];
  const position = place.querySelector(".carousel__position");
  const buttons = [...place.querySelectorAll("[data-step]")];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let current = 0;

  function mark(index) {
    current = index;
    cards.forEach((card, i) => card.toggleAttribute("data-current", i === current));
    position.textContent = position.dataset.pattern
      .replace("{index}", current + 1)
      .replace("{count}", cards.length);
    for (const button of buttons) {
      const target = current + Number(button.dataset.step);
      button.setAttribute("aria-disabled", String(target < 0 || target >= cards.length));
    }
    shown(cards[current].querySelector("img"));
  }

  function goTo(index, behavior = calm.matches ? "auto" : "smooth") {
    const target = Math.min(Math.max(index, 0), cards.length - 1);
    if (target === current) return;
    mark(target);
    const left = cards[target].offsetLeft - cards[0].offsetLeft;
    track.scrollTo({ left, behavior });
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
    if (visible[0] === 0) mark(0);
    else mark(visible[0] > current ? visible[0] : visible.at(-1));
  }

  const keys = { ArrowLeft: () => current - 1, ArrowRight: () => current + 1, Home: () => 0, End: () => cards.length - 1 };
  place.addEventListener("keydown", (event) => {
    const target = keys[event.key];
    if (!target || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    goTo(target());
  });
  for (const button of buttons) {
    button.addEventListener("click", () => goTo(current + Number(button.dataset.step)));
  }
  onScrollEnd(track, settle);
  mark(0);
  return { index: () => current, show: (card) => goTo(cards.indexOf(card)), jump: (index) => goTo(index, "instant") };
}

// The same row once more, each card as large as the window. A native dialog keeps the focus inside, closes on
// Escape and gives the focus back.
function startView(carousel, row) {
  const dialog = document.createElement("dialog");
  dialog.className = "view";
  dialog.setAttribute("aria-label", carousel.getAttribute("aria-label"));
  for (const part of [".carousel__track", ".carousel__controls"]) {
    dialog.append(carousel.querySelector(part).cloneNode(true));
  }
  for (const image of dialog.querySelectorAll("img")) image.sizes = "100vw";
  const close = dialog.querySelector(".carousel__full");
  close.textContent = carousel.dataset.close;
  close.addEventListener("click", () => dialog.close());
  document.body.append(dialog);
  const large = startRow(dialog);
  dialog.addEventListener("close", () => row.jump(large.index()));

  function open() {
    dialog.showModal();
    large.jump(row.index());
  }

  return { open };
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
