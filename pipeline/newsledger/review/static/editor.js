// Forms for correcting and adding, built from what the server says of the fields; nothing here knows the schema.

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

export class Editor {
  // `selected()` gives the words chosen in the text; `save(answers)` rejects with a refusal; `leave()` closes.
  constructor(panel, { title, fields, selected, save, leave }) {
    this.readers = new Map();
    this.places = new Map();
    this.selected = selected;
    this.form = make("form", { className: "edit-form", noValidate: true });
    const grid = make("div", { className: "editor" });
    for (const field of fields) grid.append(this.#field(field));
    this.wrong = make("p", { className: "wrong" });
    this.wrong.setAttribute("role", "alert");
    const ends = make(
      "div", { className: "ends" },
      make("button", { type: "submit", className: "primary", textContent: "Save" }),
      make("button", { type: "button", textContent: "Leave", onclick: leave }),
      make("span", { className: "hint", textContent: "Ctrl+Enter saves, Esc leaves" }),
    );
    this.form.append(make("h2", { textContent: title }), grid, this.wrong, ends);
    this.form.addEventListener("submit", async (event) => {
      event.preventDefault();
      this.#clear();
      try {
        await save(Object.fromEntries([...this.readers].map(([name, reader]) => [name, reader()])));
      } catch (refusal) {
        this.#refused(refusal);
      }
    });
    this.form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.form.requestSubmit();
      else if (event.key === "Escape") { event.stopPropagation(); leave(); }
    });
    panel.replaceChildren(this.form);
    panel.hidden = false;
    (this.form.querySelector("[data-first]") ?? this.form.querySelector("input, select, textarea"))?.focus();
  }

  #field(field) {
    const id = `field-${field.name}`;
    const wide = ["span", "spans", "lines", "many"].includes(field.form);
    const error = make("p", { className: "wrong", id: `${id}-wrong` });
    const label = make("label", { htmlFor: id, textContent: field.label + (field.required ? " *" : "") });
    let body;
    if (field.form === "spans") body = this.#spans(field, id);
    else if (field.form === "many") body = this.#many(field);
    else body = this.#single(field, id);
    this.places.set(field.name, { error, control: () => body.matches("input, select, textarea") ? body : body.querySelector("input, select, textarea, button") });
    if (field.form === "spans" || field.form === "many") {
      return make("fieldset", { className: "field full" }, make("legend", { textContent: field.label }), body, error);
    }
    return make("div", { className: `field${wide ? " full" : ""}` }, label, body, error);
  }

  #single(field, id) {
    if (field.form === "choice") {
      const select = make("select", { id });
      for (const [value, label] of field.options) select.append(make("option", { value, textContent: label }));
      select.value = field.value ?? "";
      this.readers.set(field.name, () => select.value);
      return select;
    }
    if (field.form === "lines") {
      const area = make("textarea", { id, rows: 2, value: (field.value ?? []).join("\n") });
      this.readers.set(field.name, () => area.value);
      return area;
    }
    if (field.form === "span") return this.#span(field, id);
    const input = make("input", { id, type: field.form === "date" ? "date" : "text", value: field.value ?? "", autocomplete: "off" });
    this.readers.set(field.name, () => input.value);
    return input;
  }

  #span(field, id) {
    const input = make("input", { id, type: "text", value: field.value?.text ?? "", autocomplete: "off", dir: "auto" });
    let start = field.value?.start ?? null;
    let quote = input.value;
    let whole = field.value?.text ?? "";
    this.readers.set(field.name, () => {
      if (!input.value.trim()) return null;
      // a field shows no line feeds: untouched words keep their exact characters and their place
      return input.value === quote ? { text: whole, start } : { text: input.value };
    });
    const take = make("button", { type: "button", textContent: "Take selection" });
    take.setAttribute("aria-label", `Take the words selected in the text as ${field.label}`);
    take.addEventListener("click", () => {
      const chosen = this.selected();
      if (!chosen) return;
      input.value = chosen.text;
      start = chosen.start;
      whole = chosen.text;
      quote = input.value;
      input.focus();
    });
    return make("div", { className: "row" }, input, take);
  }

  #spans(field, id) {
    const list = make("div");
    const entries = [];
    const add = ({ text, start }) => {
      const entry = { text, start, kept: true };
      const box = make("input", { type: "checkbox", checked: true });
      box.addEventListener("change", () => { entry.kept = box.checked; });
      entries.push(entry);
      list.append(make("label", { className: "check" }, box, make("bdi", { textContent: text })));
    };
    for (const span of field.value ?? []) add(span);
    const input = make("input", { id, type: "text", placeholder: "words as in the text", autocomplete: "off" });
    input.setAttribute("aria-label", "Another mention");
    const more = make("button", { type: "button", textContent: "Add mention" });
    more.addEventListener("click", () => {
      const chosen = input.value.trim() ? { text: input.value.trim(), start: null } : this.selected();
      if (chosen) { add(chosen); input.value = ""; }
    });
    this.readers.set(field.name, () => entries.filter((entry) => entry.kept).map(({ text, start }) => ({ text, start })));
    return make("div", {}, list, make("div", { className: "row" }, input, more));
  }

  #many(field) {
    const list = make("div");
    const boxes = field.options.map(([value, label]) => {
      const box = make("input", { type: "checkbox", value, checked: (field.value ?? []).includes(value) });
      list.append(make("label", { className: "check" }, box, make("bdi", { textContent: label })));
      return box;
    });
    if (!boxes.length) list.append(make("span", { className: "hint", textContent: "no figures near" }));
    this.readers.set(field.name, () => boxes.filter((box) => box.checked).map((box) => box.value));
    return list;
  }

  #clear() {
    this.wrong.textContent = "";
    for (const { error, control } of this.places.values()) {
      error.textContent = "";
      control()?.removeAttribute("aria-invalid");
    }
  }

  #refused(refusal) {
    const fields = refusal.body?.fields ?? {};
    const general = [];
    let first = null;
    for (const [name, what] of Object.entries(fields)) {
      const place = this.places.get(name) ?? this.places.get(`${name}_start`);
      if (!place) { general.push(name === "form" ? what : `${name}: ${what}`); continue; }
      place.error.textContent = what;
      const control = place.control();
      control?.setAttribute("aria-invalid", "true");
      control?.setAttribute("aria-describedby", place.error.id);
      first ??= control;
    }
    this.wrong.textContent = general.join("; ") || (first ? "" : refusal.message);
    first?.focus();
  }
}
