// Marks and cards light each other. The report says the same without this.
function marksOf(card) {
  return (card.dataset.marks ?? "").split(" ").filter(Boolean).map((pair) => pair.split("-").map(Number));
}
for (const chapter of document.querySelectorAll(".chapter")) {
  const text = chapter.querySelector(".text");
  const elements = [...text.querySelectorAll("[data-o]")];
  const starts = elements.map((element) => Number(element.dataset.o));
  const cards = [...chapter.querySelectorAll(".card")];
  const marks = new Map(cards.map((card) => [card, marksOf(card)]));
  const layerOf = (card) => ["metric", "organisation", "commitment"].find((layer) => card.classList.contains(layer));
  function under(card) {
    return marks.get(card).flatMap(([start, end]) => {
      let at = starts.findLastIndex((offset) => offset <= start);
      const found = [];
      for (at = Math.max(0, at); at < starts.length && starts[at] < end; at += 1) found.push(elements[at]);
      return found;
    });
  }
  function light(card) {
    for (const element of text.querySelectorAll(".on")) element.classList.remove("on", "on-metric", "on-organisation", "on-commitment");
    for (const other of cards) other.classList.toggle("lit", other === card);
    if (card) for (const element of under(card)) element.classList.add("on", `on-${layerOf(card)}`);
  }
  function cardsAt(element) {
    const offset = Number(element.dataset.o);
    const size = (card) => Math.min(...marks.get(card).filter(([start, end]) => start <= offset && offset < end).map(([start, end]) => end - start));
    return cards.filter((card) => Number.isFinite(size(card))).sort((a, b) => size(a) - size(b));
  }
  chapter.querySelector(".cards").addEventListener("pointerover", (event) => light(event.target.closest(".card")));
  chapter.querySelector(".cards").addEventListener("click", (event) => {
    const card = event.target.closest(".card");
    if (!card || event.target.closest("a")) return;
    light(card);
    under(card)[0]?.scrollIntoView({ block: "nearest" });
  });
  text.addEventListener("pointerover", (event) => {
    const element = event.target.closest("[data-o]");
    light(element ? cardsAt(element)[0] : null);
  });
  text.addEventListener("click", (event) => {
    const element = event.target.closest("[data-o]");
    if (element) cardsAt(element)[0]?.scrollIntoView({ block: "nearest" });
  });
}
