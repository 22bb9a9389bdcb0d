// Moves the readings of a list by drag and by the arrow keys. The page is complete without: it has
// buttons for the same. What was moved is sent with the form, as its field "order".
"use strict";

for (const form of document.querySelectorAll("form[data-reorder]")) {
  const lists = [...form.querySelectorAll("ol[data-section]")];
  const items = () => lists.flatMap((list) => [...list.children]);
  const edge = 60; // pixels at the top and the bottom of the window, where it scrolls
  let dragged = null;

  const title = (item) => item.querySelector("[data-title]").textContent;

  const announce = (item) => {
    const all = items();
    const place = form.dataset.moved
      .replace("{n}", all.indexOf(item) + 1)
      .replace("{all}", all.length);
    form.querySelector("[data-announce]").textContent = `${title(item)}: ${place}`;
  };

  const keep = (item) => {
    form.elements.order.value = lists
      .map((list) => `${list.dataset.section}:${[...list.children].map((one) => one.dataset.entry)}`)
      .join(";");
    items().forEach((one, at) => {
      one.querySelector("[data-number]").textContent = at + 1;
    });
    // the select would say where it was before
    const section = item.querySelector("select[name$='-section']");
    if (section) section.value = item.parentElement.dataset.section;
    announce(item);
  };

  // From the end of a section into the next one, as the buttons do.
  const step = (item, down) => {
    const list = item.parentElement;
    const beside = down ? item.nextElementSibling : item.previousElementSibling;
    const next = lists[lists.indexOf(list) + (down ? 1 : -1)];
    if (beside) down ? beside.after(item) : beside.before(item);
    else if (next) down ? next.prepend(item) : next.append(item);
    else return;
    keep(item);
  };

  const over = (event) => {
    if (event.clientY < edge) scrollBy(0, -edge / 4);
    if (event.clientY > innerHeight - edge) scrollBy(0, edge / 4);
    const target = document.elementFromPoint(event.clientX, event.clientY);
    const item = target && target.closest("li[data-entry]");
    const list = target && target.closest("ol[data-section]");
    if (item && item !== dragged && form.contains(item)) {
      const box = item.getBoundingClientRect();
      if (event.clientY < box.top + box.height / 2) item.before(dragged);
      else item.after(dragged);
    } else if (!item && list && form.contains(list)) list.append(dragged);
  };

  const drop = () => {
    document.removeEventListener("pointermove", over);
    dragged.classList.remove("dragged");
    keep(dragged);
    dragged = null;
  };

  // On the document, not captured by the handle: an element that is moved in the page loses it.
  const drag = (item) => {
    if (dragged) return;
    dragged = item;
    item.classList.add("dragged");
    document.addEventListener("pointermove", over);
    document.addEventListener("pointerup", drop, { once: true });
  };

  for (const item of items()) {
    const handle = document.createElement("button");
    handle.type = "button";
    handle.className = "handle";
    handle.textContent = "↕";
    handle.setAttribute("aria-label", `${form.dataset.handle}: ${title(item)}`);
    handle.title = form.dataset.handle;
    handle.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
      event.preventDefault();
      step(item, event.key === "ArrowDown");
      handle.focus();
    });
    handle.addEventListener("pointerdown", () => drag(item));
    item.querySelector(".acts").prepend(handle);
  }
}
