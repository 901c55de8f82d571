// Copies the page's own address, without what trackers may have hung on to it.

export function startShare(part) {
  const button = part.querySelector("[data-copy]");
  if (!navigator.clipboard) return; // only over https and on this machine
  part.hidden = false;
  const words = button.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
    setTimeout(() => (button.textContent = words), 2000);
  });
}
