// Keys for the tagging desk: j and k go from one suggestion to the next, y and n press its buttons,
// u takes the last word back. The page is complete without: every key is a button that is there.
"use strict";

const suggestions = [...document.querySelectorAll("[data-desk] > li")];
const undo = document.querySelector("[data-undo] button");

const current = () => suggestions.findIndex((one) => one.contains(document.activeElement));

const go = (place) => {
  const one = suggestions[Math.max(0, Math.min(suggestions.length - 1, place))];
  if (!one) return;
  one.focus();
  one.scrollIntoView({ block: "nearest" });
};

const press = (button) => {
  const one = suggestions[current()];
  if (one) one.querySelector(button).click();
};

const keys = {
  j: () => go(current() + 1),
  k: () => go(current() - 1),
  y: () => press("[data-yes]"),
  o: () => press("[data-yes]"), // « oui »
  n: () => press("[data-no]"),
  u: () => undo && undo.click(),
};

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, textarea, select");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
  event.preventDefault();
  keys[event.key]();
});

document.querySelector("[data-keys]").hidden = suggestions.length === 0;

// After a decision the next suggestion has moved up to the place of the one that was decided.
const place = /^#s(\d+)$/.exec(location.hash);
if (place) go(Number(place[1]) - 1);
