// Hands the page's own address on, without what trackers may have hung on to it: to the clipboard, or where the
// system has a sheet of apps to share with, to that.

export function startShare(part) {
  const address = () => part.dataset.share; // asked for at each press: it follows what a reader changes (live.js)
  startCopy(part.querySelector("[data-copy]"), address);
  startSend(part.querySelector("[data-send]"), address);
}

function startCopy(button, address) {
  if (!navigator.clipboard) return; // only over https and on this machine
  button.hidden = false;
  const words = button.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address());
    button.textContent = button.dataset.copied;
    setTimeout(() => (button.textContent = words), 2000);
  });
}

function startSend(button, address) {
  const parcel = () => ({ title: document.querySelector("h1").textContent, url: address() });
  if (!navigator.canShare?.(parcel())) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.share(parcel());
    } catch (error) {
      if (error.name !== "AbortError") throw error; // closing the sheet is an answer, too
    }
  });
}
