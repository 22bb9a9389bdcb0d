// Chromium for the tests, and what several of them do in it.
import { chromium } from 'playwright-core';

export const wide = { width: 1280, height: 900 };
export const narrow = { width: 320, height: 800 };

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});

/** Uses a page of a browser context of its own, and closes it. */
export async function withPage(browser, options, use) {
  const context = await browser.newContext(options);
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** What axe found, as lines that a person can act on. */
export function told(violations) {
  return violations.map((one) =>
    `${one.id}: ${one.help}\n${one.nodes.map((node) => `    ${node.html}`).slice(0, 4).join('\n')}`);
}

// --- by keyboard ---

/** What has the focus, and whether one can see that. */
export const focused = (page) => page.evaluate(() => {
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    isBody: at === document.body,
    text: (at.closest('label') ?? at).textContent.trim().replace(/\s+/g, ' '),
    name: at.getAttribute('name'),
    value: at.getAttribute('value'),
    href: at.getAttribute('href'),
    outline: getComputedStyle(at).outlineStyle,
    seen: at.contains(top) || top?.contains(at) || false,
  };
});

// The browser scrolls to the focus with its next frame.
async function settled(page) {
  for (let tries = 0; tries < 20; ++tries) {
    const at = await focused(page);
    if (at.seen) return at;
    await new Promise((done) => setTimeout(done, 50));
  }
  return focused(page);
}

/** Presses Tab until the focus is where it should be; whatever has it on the way must be seen to have it. */
export async function tabTo(page, wanted) {
  for (let presses = 0; presses < 400; ++presses) {
    await page.keyboard.press('Tab');
    const at = await settled(page);
    if (at.isBody) continue; // past the end: the browser's own bars come next
    if (!at.seen) throw new Error(`the focus is hidden on "${at.text}" of ${page.url()}`);
    if (at.outline === 'none') throw new Error(`the focus does not show on "${at.text}" of ${page.url()}`);
    if (wanted(at)) return at;
  }
  throw new Error(`the focus never comes there on ${page.url()}`);
}
