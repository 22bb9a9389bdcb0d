// Offers the practice areas and titles that begin as what is typed in the search field: an editable
// combobox with a list, as in the ARIA Authoring Practices. The form is complete without: an area is
// words that could have been typed, a title is a page that the search would find.

const least = 2; // letters; with fewer, nothing is sent
const pause = 150; // ms without a key before the server is asked

function enhance(form) {
  const input = form.elements.q;
  const words = form.dataset;
  const list = document.createElement("ul");
  const said = document.createElement("p");
  let active = -1;
  let waiting = 0;
  let asking = new AbortController();

  const options = () => [...list.children];

  const mark = (place) => {
    active = place;
    options().forEach((option, at) => option.setAttribute("aria-selected", at === active));
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", options()[active].id);
    options()[active].scrollIntoView({ block: "nearest" });
  };

  const show = (isOpen) => {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", isOpen);
    mark(-1);
  };

  // Nothing that is still under way may open the list again.
  const close = () => {
    clearTimeout(waiting);
    asking.abort();
    show(false);
    said.textContent = "";
  };

  const choose = (option) => {
    close();
    if (option.dataset.address) return location.assign(option.dataset.address);
    input.value = option.dataset.text;
    form.requestSubmit();
  };

  const made = ({ type, label, matched, url }, at) => {
    const option = document.createElement("li");
    const aside = document.createElement("span");
    const isArea = type === "area";
    const words = isArea && matched !== label ? `${matched} · ` : "";
    option.id = `suggestion-${at + 1}`;
    option.setAttribute("role", "option");
    aside.textContent = words + (isArea ? form.dataset.area : form.dataset.title);
    option.append(label, " ", aside);
    if (isArea) option.dataset.text = label;
    // the page is on this server, whatever name it gives to others
    else option.dataset.address = new URL(url, location).pathname;
    option.addEventListener("click", () => choose(option));
    return option;
  };

  const counted = (n) => (n === 0 ? words.none : n === 1 ? words.one : words.many.replace("{n}", n));

  const ask = async () => {
    asking = new AbortController();
    const { signal } = asking;
    const address = `${words.suggest}&q=${encodeURIComponent(input.value.trim())}`;
    try {
      const answer = await fetch(address, { signal });
      const { suggestions } = await answer.json();
      if (signal.aborted) return;
      list.replaceChildren(...suggestions.map(made));
      show(suggestions.length > 0);
      said.textContent = counted(suggestions.length);
    } catch {
      if (!signal.aborted) close(); // the field is a plain one again
    }
  };

  const typed = () => {
    clearTimeout(waiting);
    asking.abort();
    if ([...input.value.trim()].length < least) close();
    else waiting = setTimeout(ask, pause);
  };

  const keys = {
    ArrowDown: () => (list.hidden ? typed() : mark((active + 2) % (options().length + 1) - 1)),
    ArrowUp: () => list.hidden || mark(active < 0 ? options().length - 1 : active - 1),
    Enter: () => choose(options()[active]),
    Escape: close,
  };

  input.addEventListener("keydown", (event) => {
    const isOurs = event.key === "Enter" ? active >= 0 : event.key !== "Escape" || !list.hidden;
    if (!keys[event.key] || event.isComposing || !isOurs) return;
    event.preventDefault();
    keys[event.key]();
  });
  input.addEventListener("input", typed);
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  // the focus stays in the field, else the list would be gone before the click
  list.addEventListener("mousedown", (event) => event.preventDefault());

  list.id = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.label);
  said.className = "vh";
  said.setAttribute("aria-live", "polite");
  // a field of type search cannot be a combobox (ARIA in HTML)
  input.type = "text";
  input.inputMode = "search";
  input.enterKeyHint = "search";
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  form.append(list, said);
  show(false);
}

document.querySelectorAll("form[data-suggest]").forEach(enhance);
