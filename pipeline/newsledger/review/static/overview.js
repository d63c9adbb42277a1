// The overview: empty filters stay out of the address, the count of records still being read goes on, "/" leads to the search.
const form = document.querySelector(".filters");
form.addEventListener("submit", () => {
  for (const control of form.elements) if (control.name && !control.value) control.disabled = true;
});
addEventListener("pageshow", () => {
  for (const control of form.elements) control.disabled = false;
});
addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.closest("input, select, textarea")) {
    event.preventDefault();
    document.getElementById("search").focus();
  }
});
const left = document.getElementById("left");
if (left) {
  const timer = setInterval(async () => {
    try {
      const answer = await (await fetch("/api/status")).json();
      left.querySelector("strong").textContent = answer.left.toLocaleString("en");
      if (!answer.left) { clearInterval(timer); location.reload(); }
    } catch { clearInterval(timer); }
  }, 1000);
}
