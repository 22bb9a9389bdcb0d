// Applies filters without a reload: a choice is applied as it is made, what is typed with Enter or the
// button. It asks for the same page that the form would, and takes its results and filters over. On
// any trouble the browser goes to that page.

const pause = 250; // ms: somebody who ticks three boxes waits for one answer

const filters = document.querySelector("#filters");
const results = document.querySelector("#results");
const status = results.querySelector("[role=status]");
let shown = location.pathname + location.search;
let waiting = 0;
let asking = new AbortController();

const form = () => filters.querySelector("form");

// As the form would send it, less what is empty.
function addressOf(form) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== "") fields.append(name, value);
  return `${form.getAttribute("action")}?${fields}`;
}

const nameOf = (details) => details.closest("fieldset")?.querySelector("legend").textContent ?? "";

const opened = () => [...filters.querySelectorAll("details[open]")].map(nameOf);

// What a thing of the filters is, whichever element it is: new filters have other elements.
function keyOf(one) {
  if (one.localName === "summary") return `summary ${nameOf(one.parentElement)}`;
  if (!one.name) return one.textContent;
  return /^(checkbox|radio)$/.test(one.type) ? `${one.name} ${one.value}` : one.name;
}

function takeFilters(page) {
  const hadFocus = filters.contains(document.activeElement) && keyOf(document.activeElement);
  const open = opened();
  filters.replaceChildren(...page.querySelector("#filters").childNodes);
  for (const details of filters.querySelectorAll("details"))
    if (open.includes(nameOf(details))) details.open = true;
  if (hadFocus === false) return;
  const same = [...filters.querySelectorAll("a, button, input, summary")]
    .find((one) => keyOf(one) === hadFocus);
  (same ?? form().querySelector("button")).focus({ preventScroll: true });
}

// The status stays the same element: else nobody is told that it says something else.
function takeResults(page) {
  const fresh = page.querySelector("#results [role=status]");
  const hadFocus = results.contains(document.activeElement);
  const after = [];
  for (let one = fresh.nextSibling; one; one = one.nextSibling) after.push(one);
  while (status.nextSibling) status.nextSibling.remove();
  status.after(...after);
  status.replaceChildren(...fresh.childNodes);
  if (!hadFocus) return;
  results.tabIndex = -1;
  results.focus({ preventScroll: true });
}

// The title, the heading, and the menu with its way to the other language.
function takeFrame(page) {
  document.title = page.title;
  for (const part of ["h1", "#menu"])
    document.querySelector(part).replaceChildren(...page.querySelector(part).childNodes);
  document.querySelectorAll("link[rel=alternate]").forEach((link) => link.remove());
  document.head.append(...page.querySelectorAll("link[rel=alternate]"));
}

async function show(address) {
  clearTimeout(waiting);
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  results.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    takeFilters(page);
    takeResults(page);
    takeFrame(page);
    shown = address;
    results.removeAttribute("aria-busy");
    return true;
  } catch {
    if (!signal.aborted) location.assign(address);
    return false;
  }
}

async function apply() {
  const address = addressOf(form());
  if (await show(address)) history.pushState(null, "", address + location.hash);
}

filters.addEventListener("change", () => {
  clearTimeout(waiting);
  if (form().checkValidity()) waiting = setTimeout(apply, pause);
});

filters.addEventListener("submit", async (event) => {
  event.preventDefault();
  await apply();
  // on a small screen the filters lie before the results: they close, as they would with a new page
  if (location.hash === "#filters") location.replace("#results");
});

addEventListener("popstate", () => {
  const address = location.pathname + location.search;
  if (address !== shown) show(address);
});
