// The article's text: offsets count code points of the source, the browser counts UTF-16 units and elements.

// UTF-16 units that the first `points` code points of `text` take.
export function unitsOf(text, points) {
  let unit = 0;
  for (let left = points; left > 0 && unit < text.length; left -= 1) unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
  return unit;
}

// Code points within the first `units` UTF-16 units of `text`.
export function pointsOf(text, units) {
  let points = 0;
  for (let unit = 0; unit < units; points += 1) unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
  return points;
}

const odd = (element) => element.classList.contains("ctl") || element.classList.contains("cr") || "n" in element.dataset;

export class SourceText {
  constructor(root) {
    this.root = root;
    this.elements = [...root.querySelectorAll("[data-o]")];
    this.starts = Float64Array.from(this.elements, (element) => Number(element.dataset.o));
  }

  // Number of the element that holds the code point at `offset`.
  at(offset) {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= offset) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

  within(start, end) {
    if (end <= start) return [];
    const from = Math.max(0, this.at(start));
    return this.elements.slice(from, this.at(end - 1) + 1);
  }

  #end(element) {
    const start = Number(element.dataset.o);
    if ("n" in element.dataset) return start + Number(element.dataset.n);
    return odd(element) ? start + 1 : start + pointsOf(element.textContent, element.textContent.length);
  }

  range(start, end) {
    const range = document.createRange();
    const first = this.elements[Math.max(0, this.at(start))];
    const last = this.elements[Math.max(0, this.at(end - 1))];
    if (!first || !last) return null;
    if (odd(first) || !first.firstChild) range.setStartBefore(first);
    else range.setStart(first.firstChild, unitsOf(first.textContent, start - Number(first.dataset.o)));
    if (odd(last) || !last.firstChild) range.setEndAfter(last);
    else range.setEnd(last.firstChild, unitsOf(last.textContent, end - Number(last.dataset.o)));
    return range;
  }

  // Code-point offset of a place in the document, or null outside the text.
  offset(node, place) {
    if (!this.root.contains(node)) return null;
    const element = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-o]");
    if (element) {
      const start = Number(element.dataset.o);
      if (odd(element)) return place === 0 ? start : this.#end(element);
      if (node.nodeType !== Node.TEXT_NODE) return place === 0 ? start : this.#end(element);
      return start + pointsOf(element.textContent, place);
    }
    const next = node.childNodes[place];
    if (next) {
      const inside = next.matches?.("[data-o]") ? next : next.querySelector?.("[data-o]");
      if (inside) return Number(inside.dataset.o);
    }
    const all = node.querySelectorAll("[data-o]");
    return all.length ? this.#end(all[all.length - 1]) : null;
  }

  // What the reader has selected, without blanks at its ends; null when it is nothing or not in the text.
  selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const last = this.elements.at(-1);
    let start = this.offset(range.startContainer, range.startOffset);
    let end = this.offset(range.endContainer, range.endOffset);
    if (start === null && end === null) return null;
    start ??= 0;
    end ??= last ? this.#end(last) : 0;
    const points = [...this.slice(start, end)];
    while (points.length && !points[0].trim()) { points.shift(); start += 1; }
    while (points.length && !points.at(-1).trim()) { points.pop(); end -= 1; }
    return points.length ? { start, end, text: points.join("") } : null;
  }

  // The shown characters between two offsets; an unshown control stands as U+FFFD, one for one.
  slice(start, end) {
    let text = "";
    for (const element of this.within(start, end)) {
      const from = Number(element.dataset.o);
      if (odd(element)) { text += "\ufffd".repeat(Math.min(end, this.#end(element)) - Math.max(start, from)); continue; }
      const words = element.textContent;
      text += words.slice(unitsOf(words, Math.max(0, start - from)), unitsOf(words, end - from));
    }
    return text;
  }
}
