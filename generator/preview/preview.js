// Follows the preview: loads the page anew after a good build, shows the report of a bad one.
// The page stays where it was and as it was, so that an author never loses the good version.
const place = `scroll:${location.pathname}`;
let built;

window.scrollTo(0, Number(sessionStorage.getItem(place) ?? 0));
new EventSource("/-/events").addEventListener("message", ({ data }) => {
  const notice = JSON.parse(data);
  built ??= notice.built;
  show(notice.report);
  if (notice.built !== built) {
    sessionStorage.setItem(place, String(window.scrollY));
    location.reload();
  }
});

function show(report) {
  document.querySelector(".preview-report")?.remove();
  if (report) {
    const sheet = document.createElement("pre");
    sheet.className = "preview-report";
    sheet.setAttribute("role", "alert");
    sheet.tabIndex = 0;
    sheet.textContent = report;
    document.body.append(sheet);
  }
}
