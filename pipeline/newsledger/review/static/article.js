// The article page: marks and cards light each other, verdicts are given by key or button and written at once.
import { read, readHtml, windowName, write, written } from "./api.js";
import { Editor } from "./editor.js";
import { SourceText } from "./text.js";

const main = document.getElementById("main");
const root = document.documentElement;
const list = document.getElementById("cards");
const scroller = document.getElementById("cards-scroll");
const pane = document.getElementById("text-pane");
const panel = document.getElementById("panel");
const help = document.getElementById("help");
const toast = document.getElementById("toast");
const api = `/api/article/${main.dataset.name}`;
const text = new SourceText(document.getElementById("text"));
const mine = windowName();
const SIGNS = { accept: "✓ accepted", reject: "✗ rejected", correct: "✎ corrected", add: "+ added", none: "" };
const LAYERS = ["metric", "organisation", "commitment"];

let facts = [];
let places = new Map();
let current = -1;
let hovered = null;
let kept = null; // the selection in the text, kept while a form has the focus
let lastSeq = 0;
let painted = [];
let matching = [];
let panelKeys = null;

// -- state

function fact([key, flat, roles, judgement, state, seq]) {
  const marks = [];
  for (let n = 0; n < flat.length; n += 2) marks.push([flat[n], flat[n + 1]]);
  return { key, layer: key.split("-", 1)[0], marks, roles, judgement, state, seq, chunk: null };
}

const cardOf = (key) => document.getElementById(key);
const hidden = (item) => root.classList.contains(`hide-${item.layer}`);
const open = (item) => item.judgement === "none";
const skipped = (item) => hidden(item) || (root.classList.contains("matching-only") && !item.match) || (root.classList.contains("open-only") && !open(item));

function say(message, bad = false) {
  toast.textContent = message;
  toast.classList.toggle("bad", bad);
  toast.classList.add("seen");
  clearTimeout(say.timer);
  say.timer = setTimeout(() => toast.classList.remove("seen"), bad ? 9000 : 3000);
}

function count() {
  const settled = facts.filter((item) => !open(item)).length;
  document.getElementById("settled").textContent = settled;
  const bar = document.getElementById("progress");
  bar.value = facts.length ? settled : 1;
}

// -- cards, loaded when they come near

const loading = new Map();

function loadChunk(chunk) {
  if (!loading.has(chunk)) {
    loading.set(chunk, readHtml(`/article/${main.dataset.name}/cards?from=${chunk.dataset.from}`).then((html) => {
      const template = document.createElement("template");
      template.innerHTML = html; // escaped by the server, like the page itself
      chunk.replaceWith(template.content);
      watch.unobserve(chunk);
      mark();
    }).catch((refusal) => { loading.delete(chunk); say(refusal.message, true); }));
  }
  return loading.get(chunk);
}

const watch = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) loadChunk(entry.target);
}, { root: scroller, rootMargin: "900px 0px" });
for (const chunk of list.querySelectorAll(".chunk")) {
  chunk.style.minHeight = `${chunk.dataset.count * 92}px`;
  watch.observe(chunk);
}

async function cardAt(index) {
  const item = facts[index];
  if (!cardOf(item.key)) {
    for (const chunk of list.querySelectorAll(".chunk")) {
      const from = Number(chunk.dataset.from);
      if (index >= from && index < from + Number(chunk.dataset.count)) await loadChunk(chunk);
    }
  }
  return cardOf(item.key);
}

function mark() {
  for (const card of list.querySelectorAll(".card.active")) card.classList.toggle("active", card.id === facts[current]?.key);
  for (const item of matching) cardOf(item.key)?.classList.add("match");
  const card = facts[current] && cardOf(facts[current].key);
  if (card) { card.classList.add("active"); card.setAttribute("aria-current", "true"); }
}

function replaceCard(key, html) {
  const old = cardOf(key);
  if (!old || !html) return;
  const template = document.createElement("template");
  template.innerHTML = html;
  const focused = old.contains(document.activeElement);
  old.replaceWith(template.content);
  mark();
  if (focused && facts[current]?.key === key) cardOf(key)?.focus({ preventScroll: true });
}

// -- light

const highlights = "highlights" in CSS;

function highlight(name, spans) {
  if (!highlights) return;
  const ranges = spans.map(([start, end]) => text.range(start, end)).filter(Boolean);
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges)); else CSS.highlights.delete(name);
}

function paint() {
  for (const element of painted) element.classList.remove("on", ...LAYERS.map((layer) => `on-${layer}`));
  painted = [];
  for (const item of new Set([facts[current], hovered])) {
    if (!item) continue;
    for (const [start, end] of item.marks) {
      for (const element of text.within(start, end)) {
        element.classList.add("on", `on-${item.layer}`);
        painted.push(element);
      }
    }
  }
  const shown = hovered ?? facts[current];
  highlight("evidence", shown ? shown.roles.filter(([name]) => name === "evidence").map(([, start, end]) => [start, end]) : []);
  highlight("part", shown ? shown.roles.filter(([name]) => name !== "evidence").map(([, start, end]) => [start, end]) : []);
}

function paintRejected() {
  highlight("rejected", facts.filter((item) => item.judgement === "reject").flatMap((item) => item.marks));
}

function show(start) {
  const element = text.elements[Math.max(0, text.at(start))];
  if (!element) return;
  const box = element.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (box.top < frame.top + 60 || box.bottom > frame.bottom - 60) {
    const range = text.range(start, start + 1);
    const place = range?.getBoundingClientRect() ?? box;
    pane.scrollTop += place.top - frame.top - frame.height / 3;
  }
}

// -- moving

async function choose(index, { focus = true, scrollText = true } = {}) {
  if (index < 0 || index >= facts.length) return;
  cardOf(facts[current]?.key)?.removeAttribute("aria-current");
  current = index;
  const item = facts[index];
  history.replaceState(null, "", `#${item.key}`);
  paint();
  if (scrollText) show(item.marks[0][0]);
  const card = await cardAt(index);
  if (current !== index || !card) return;
  mark();
  card.scrollIntoView({ block: "nearest" });
  if (focus) card.focus({ preventScroll: true });
}

function step(by) {
  for (let index = current + by; index >= 0 && index < facts.length; index += by) {
    if (!skipped(facts[index])) return choose(index);
  }
  return say(by > 0 ? "That was the last fact." : "That was the first fact.");
}

function nextOpen() {
  const order = [...facts.keys()].slice(current + 1).concat([...facts.keys()].slice(0, current + 1));
  const index = order.find((n) => open(facts[n]) && !skipped(facts[n]));
  if (index === undefined) say(`Every fact${matchingOnly?.checked ? " as filtered" : ""} has a verdict. ] leads to the next article.`);
  else choose(index);
}

function followLink() {
  const links = [...(cardOf(facts[current]?.key)?.querySelectorAll(".links a") ?? [])];
  if (!links.length) return say("This fact has no links.");
  const at = links.indexOf(document.activeElement);
  return goTo(links[(at + 1) % links.length].hash.slice(1));
}

function goTo(key) {
  const index = places.get(key);
  if (index === undefined) return;
  if (hidden(facts[index])) toggleLayer(facts[index].layer);
  choose(index);
}

// -- verdicts

function take(answer) {
  if (!answer.fact) {
    location.reload();
    return;
  }
  const index = places.get(answer.key);
  if (index === undefined) {
    location.reload();
    return;
  }
  Object.assign(facts[index], fact(answer.fact)); // `match` stays
  lastSeq = Math.max(lastSeq, facts[index].seq);
  replaceCard(answer.key, answer.card);
  count();
  paintRejected();
}

function failed(refusal, item) {
  say(`Not saved. ${refusal.message}`, true);
  const badge = item && cardOf(item.key)?.querySelector(".badge");
  if (badge) badge.textContent = "! not saved";
}

async function judge(item, judgement, more = {}) {
  const before = { judgement: item.judgement, state: item.state };
  const card = cardOf(item.key);
  const badge = card?.querySelector(".badge");
  if (!more.fields && more.only !== "note") { // shown at once; the server's word follows
    item.judgement = judgement;
    if (card) card.dataset.judgement = judgement;
    if (badge) badge.textContent = SIGNS[judgement];
    card?.classList.add("saving");
    count();
  }
  try {
    take(await write(`${api}/verdict`, () => ({
      key: item.key, judgement, base: item.seq, window: mine, version: main.dataset.version, ...more,
    })));
  } catch (refusal) {
    Object.assign(item, before);
    if (card) card.dataset.judgement = before.judgement;
    card?.classList.remove("saving");
    count();
    if (refusal.body?.card?.fact) {
      take(refusal.body.card);
      say(refusal.message, true);
    } else if (refusal.status !== 422) failed(refusal, item);
    throw refusal;
  }
}

const quietly = (promise) => promise.catch(() => {});

function accept() {
  const item = facts[current];
  if (!item) return;
  quietly(judge(item, "accept"));
  nextOpen();
}

function reject() {
  const item = facts[current];
  if (!item) return;
  const reasons = REASONS.map(([value, label]) => [label, () => {
    closePanel();
    quietly(judge(item, "reject", { reason: value }));
    nextOpen();
  }]);
  ask("Why is it wrong?", reasons);
}

function clearVerdict() {
  const item = facts[current];
  if (item && (item.judgement !== "none" || item.state === "changed")) quietly(judge(item, "none"));
}

async function undo() {
  try {
    const answer = await write(`${api}/undo`, () => ({ window: mine }));
    if (answer.nothing) { say("Nothing to undo in this window."); return; }
    take(answer);
    say("Undone.");
    const index = places.get(answer.key);
    if (index !== undefined && answer.fact) choose(index);
  } catch (refusal) {
    say(refusal.message, true);
  }
}

const REASONS = JSON.parse(main.dataset.reasons);

// -- panels

function closePanel() {
  if (panel.hidden) return;
  panel.hidden = true;
  panel.replaceChildren();
  panelKeys = null;
  kept = null;
  highlight("place", []);
  cardOf(facts[current]?.key)?.focus({ preventScroll: true });
}

function ask(title, choices) {
  const heading = document.createElement("h2");
  heading.textContent = title;
  const grid = document.createElement("div");
  grid.className = "choices";
  choices.forEach(([label, act], number) => {
    const button = document.createElement("button");
    button.type = "button";
    const key = document.createElement("kbd");
    key.textContent = number + 1;
    button.append(key, ` ${label}`);
    button.addEventListener("click", act);
    grid.append(button);
  });
  panel.replaceChildren(heading, grid);
  panel.hidden = false;
  panelKeys = choices.map(([, act]) => act);
  grid.firstChild.focus();
}

async function edit() {
  const item = facts[current];
  if (!item) return;
  try {
    const { fields } = await read(`${api}/form?key=${item.key}`);
    const judgement = item.judgement === "add" ? "add" : "correct";
    new Editor(panel, {
      title: `Correct this ${item.layer}`, fields, selected: () => kept ?? text.selected(), leave: closePanel,
      save: async (answers) => {
        await judge(item, judgement, { fields: answers });
        closePanel();
        nextOpen();
      },
    });
  } catch (refusal) {
    say(refusal.message, true);
  }
}

function add() {
  const chosen = text.selected() ?? kept;
  ask(chosen ? `Add “${chosen.text.slice(0, 60)}” as` : "Add a missed fact (or select its words first)", LAYERS.map((layer) => [layer, () => addAs(layer, chosen)]));
  keep(chosen);
}

async function addAs(layer, chosen) {
  const place = chosen ? `&start=${chosen.start}&end=${chosen.end}` : "";
  try {
    const { fields } = await read(`${api}/form?layer=${layer}${place}`);
    panelKeys = null;
    new Editor(panel, {
      title: `Add a ${layer === "organisation" ? "missed organisation" : `missed ${layer}`}`, fields,
      selected: () => kept ?? text.selected(), leave: closePanel,
      save: async (answers) => {
        const answer = await write(`${api}/verdict`, () => ({
          judgement: "add", layer, start: chosen?.start, end: chosen?.end, fields: answers, window: mine,
          version: main.dataset.version,
        }));
        location.hash = answer.key;
        location.reload();
      },
    });
  } catch (refusal) {
    say(refusal.message, true);
  }
}

function note() {
  const item = facts[current];
  if (!item) return;
  const heading = document.createElement("h2");
  heading.textContent = "Note on this fact";
  const area = document.createElement("textarea");
  area.maxLength = 10000;
  area.setAttribute("aria-label", "Note");
  area.value = cardOf(item.key)?.querySelector(".note")?.dataset.note ?? "";
  let saved = area.value;
  let timer;
  const save = () => {
    clearTimeout(timer);
    if (area.value === saved) return;
    saved = area.value;
    quietly(judge(item, item.judgement, { only: "note", note: area.value.trim() || null }));
  };
  area.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 700); });
  area.addEventListener("blur", save);
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) {
      event.stopPropagation();
      event.preventDefault();
      save();
      closePanel();
    }
  });
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = "Kept as you type. Esc closes.";
  panel.replaceChildren(heading, area, hint);
  panel.hidden = false;
  area.focus();
}

// -- what is shown

function toggleLayer(layer) {
  const box = document.querySelector(`[data-layer="${layer}"]`);
  box.checked = !box.checked;
  root.classList.toggle(`hide-${layer}`, !box.checked);
}

for (const box of document.querySelectorAll("[data-layer]")) {
  box.addEventListener("change", () => root.classList.toggle(`hide-${box.dataset.layer}`, !box.checked));
  root.classList.toggle(`hide-${box.dataset.layer}`, !box.checked);
}
const openOnly = document.getElementById("open-only");
openOnly.addEventListener("change", () => root.classList.toggle("open-only", openOnly.checked));
root.classList.toggle("open-only", openOnly.checked);
const matchingOnly = document.getElementById("matching-only");
function showMatching() { root.classList.toggle("matching-only", Boolean(matchingOnly?.checked)); }
matchingOnly?.addEventListener("change", showMatching);
showMatching();
const rejections = document.getElementById("rejections");
const rejectionsSwitch = document.getElementById("show-rejections");
function showRejections() {
  rejections.hidden = !rejectionsSwitch.checked;
  if (rejectionsSwitch.checked) rejections.scrollIntoView({ block: "start" });
  highlight("refused", rejectionsSwitch.checked ? [...rejections.querySelectorAll("[data-start]")].map((element) => [Number(element.dataset.start), Number(element.dataset.end)]) : []);
}
rejectionsSwitch?.addEventListener("change", showRejections);
function point(element) {
  if (element) { highlight("place", [[Number(element.dataset.start), Number(element.dataset.end)]]); show(Number(element.dataset.start)); }
}
for (const section of document.querySelectorAll(".rejections, .ghosts")) {
  section.addEventListener("click", (event) => point(event.target.closest("[data-start]")));
  section.addEventListener("focusin", (event) => point(event.target.closest("[data-start]")));
}

// -- the selection, kept while a form has the focus

function keep(chosen) {
  kept = chosen;
  highlight("place", chosen ? [[chosen.start, chosen.end]] : []);
}
document.addEventListener("selectionchange", () => {
  if (panel.hidden) return;
  const chosen = text.selected();
  if (chosen) keep(chosen);
});

// -- pointing and clicking

text.root.addEventListener("pointerover", (event) => {
  const element = event.target.closest("[data-o]");
  const found = element ? around(Number(element.dataset.o)) : [];
  for (const card of list.querySelectorAll(".card.lit")) card.classList.remove("lit");
  for (const item of found) cardOf(item.key)?.classList.add("lit");
});

// Facts over an offset, the shortest mark first.
function around(offset) {
  const found = [];
  for (const item of facts) {
    if (hidden(item)) continue;
    for (const [start, end] of item.marks) {
      if (start <= offset && offset < end) { found.push([end - start, item]); break; }
    }
  }
  return found.sort((a, b) => a[0] - b[0]).map(([, item]) => item);
}

text.root.addEventListener("click", (event) => {
  if (!getSelection().isCollapsed) return;
  const element = event.target.closest("[data-o]");
  if (!element) return;
  const found = around(Number(element.dataset.o));
  if (!found.length) return;
  const at = found.indexOf(facts[current]); // a second click goes on to the fact around it
  choose(places.get(found[(at + 1) % found.length].key), { scrollText: false });
});

list.addEventListener("pointerover", (event) => {
  const card = event.target.closest(".card");
  const item = card ? facts[places.get(card.id)] : null;
  if (item !== hovered) { hovered = item ?? null; paint(); }
});
list.addEventListener("pointerleave", () => { hovered = null; paint(); });
list.addEventListener("click", (event) => {
  const link = event.target.closest(".links a");
  if (link) { event.preventDefault(); goTo(link.hash.slice(1)); return; }
  const mention = event.target.closest(".mentions [data-start]");
  if (mention) { point(mention); return; }
  const card = event.target.closest(".card");
  if (card && getSelection().isCollapsed) choose(places.get(card.id));
});
document.querySelector(".ghosts")?.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-forget]");
  if (!button) return;
  const row = button.closest(".ghost");
  try {
    await write(`${api}/verdict`, () => ({
      key: button.dataset.forget, judgement: "none", base: Number(row.dataset.seq), window: mine, version: main.dataset.version,
    }));
    row.remove();
    say("Cleared. U brings it back.");
  } catch (refusal) { say(refusal.message, true); }
});

// -- keys

const leave = async (id) => {
  const link = document.getElementById(id);
  await written();
  if (link.href) location.href = link.href;
  else say(id === "after" ? "That was the last article." : "That was the first article.");
};
const ACTIONS = {
  next: () => step(1), previous: () => step(-1), accept, reject, edit, add, note, undo, clear: clearVerdict,
};
const KEYS = {
  j: ACTIONS.next, k: ACTIONS.previous, " ": nextOpen, a: accept, r: reject, e: edit, m: add, n: note, u: undo, c: clearVerdict,
  l: followLink, o: () => openOnly.click(), f: () => matchingOnly?.click(), x: () => rejectionsSwitch?.click(), t: () => globalThis.turnTheme(),
  "]": () => leave("after"), "[": () => leave("before"), g: async () => { await written(); location.href = main.dataset.back; },
  "?": () => help.showModal(), 1: () => toggleLayer("metric"), 2: () => toggleLayer("organisation"), 3: () => toggleLayer("commitment"),
};
const keysOn = document.getElementById("keys-on");
try { keysOn.checked = localStorage.getItem("newsledger-keys") !== "off"; } catch { /* on */ }
keysOn.addEventListener("change", () => {
  try { localStorage.setItem("newsledger-keys", keysOn.checked ? "on" : "off"); } catch { /* for this page only */ }
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open) return;
  if (event.key === "Escape") { closePanel(); return; }
  if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
  if (!keysOn.checked) return;
  if (!panel.hidden) {
    const number = Number(event.key);
    if (panelKeys?.[number - 1]) { event.preventDefault(); panelKeys[number - 1](); }
    return;
  }
  if (event.key === " " && event.target.closest("button, a, summary, input, #text-pane")) return;
  const act = KEYS[event.key] ?? KEYS[event.key.toLowerCase()];
  if (act && !event.repeat || act === ACTIONS.next || act === ACTIONS.previous) {
    event.preventDefault();
    act();
  }
});
document.getElementById("verdict-bar").addEventListener("click", (event) => {
  ACTIONS[event.target.closest("[data-do]")?.dataset.do]?.();
});
// a press on the bar must not take away the words selected in the text
document.getElementById("verdict-bar").addEventListener("pointerdown", (event) => event.preventDefault());
document.getElementById("help-open").addEventListener("click", () => help.showModal());

// -- other windows

async function look() {
  if (document.hidden || !facts.length) return;
  try {
    const answer = await read(`${api}/changes?since=${lastSeq}`);
    if (look.gone) { look.gone = false; say("The server is back."); }
    if (answer.version !== main.dataset.version) {
      if (!look.old) say("The record was made anew. Reload the page to see it.", true);
      look.old = true;
      return;
    }
    for (const card of answer.cards) {
      const item = facts[places.get(card.key)];
      if (card.fact && item && card.fact[5] > item.seq) take(card);
    }
    lastSeq = Math.max(lastSeq, answer.last);
  } catch (refusal) {
    if (!look.gone) say(refusal.message, true);
    look.gone = true;
  }
}

// -- begin

const given = await read(`${api}/facts${location.search}`).catch((refusal) => { say(refusal.message, true); return { facts: [], last: 0 }; });
facts = given.facts.map(fact);
matching = (given.matching ?? []).map((index) => Object.assign(facts[index], { match: true }));
places = new Map(facts.map((item, index) => [item.key, index]));
lastSeq = given.last;
if (given.version && given.version !== main.dataset.version) location.reload();
count();
paintRejected();
const wanted = places.get(decodeURIComponent(location.hash.slice(1)));
const first = facts.findIndex((item) => open(item) && !skipped(item));
choose(wanted ?? (first >= 0 ? first : Math.max(0, facts.findIndex((item) => !skipped(item)))), { focus: true, scrollText: wanted !== undefined || first > 0 });
setInterval(look, 4000);
addEventListener("focus", look);
root.dataset.ready = "yes";
