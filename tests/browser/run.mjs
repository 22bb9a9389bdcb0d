// What only a browser can tell: that people can use the pages with a keyboard, a screen reader, a small
// screen, in the dark and without JavaScript. Run by ./run.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { serveSamples } from './library.mjs';
import { pages } from './pages.mjs';

const languages = ['en', 'fr'];
const narrow = { width: 320, height: 800 };
const wide = { width: 1280, height: 900 };
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const mostBytes = 60_000; // of a page of results with its style sheet, as sent

let browser;
let library;
let paths;

before(async () => {
  library = await serveSamples();
  paths = await pages(library.base);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
});

after(async () => {
  await browser?.close();
  await library?.stop();
});

const everyPage = () =>
  languages.flatMap((language) => paths.map((path) => `${library.base}/${language}/${path}`));

async function withPage(options, use) {
  const context = await browser.newContext(options);
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

// What is folded away must keep the rules too.
const unfold = (page) =>
  page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));

function told(violations) {
  return violations.map((one) =>
    `${one.id}: ${one.help}\n${one.nodes.map((node) => `    ${node.html}`).slice(0, 4).join('\n')}`);
}

describe('every page, in both languages', () => {
  // What is dark differs in its colours alone.
  for (const viewport of [wide, narrow])
    test(`keeps WCAG 2.2 AA, as far as axe can tell: ${viewport.width} px, light and dark`, () =>
      withPage({ viewport }, async (page) => {
        for (const address of everyPage()) {
          await page.emulateMedia({ colorScheme: 'light' });
          await page.goto(`${address}#filters`);
          await unfold(page);
          const light = await new AxeBuilder({ page }).withTags(wcag).setLegacyMode().analyze();
          assert.deepEqual(told(light.violations), [], address);
          await page.emulateMedia({ colorScheme: 'dark' });
          const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).setLegacyMode().analyze();
          assert.deepEqual(told(dark.violations), [], `${address} in the dark`);
        }
      }));

  test('fits 320 px without scrolling sideways, unfolded too', () =>
    withPage({ viewport: narrow }, async (page) => {
      for (const address of everyPage())
        for (const fragment of ['', '#menu', '#filters']) {
          await page.goto(address + fragment);
          await unfold(page);
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(width <= narrow.width, `${address}${fragment} is ${width} px wide`);
        }
    }));

  test('keeps its text when readers space it out (WCAG 1.4.12)', () =>
    withPage({ viewport: narrow, bypassCSP: true }, async (page) => {
      for (const address of everyPage()) {
        await page.goto(address);
        await page.addStyleTag({ content:
          '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }' });
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= narrow.width, `${address} is ${width} px wide`);
      }
    }));

  test('asks nobody but its own server for anything, and breaks no rule of its own policy', () =>
    withPage({}, async (page) => {
      const faults = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(library.base)) faults.push(request.url());
      });
      page.on('console', (message) => {
        // the page that is not there is not there
        if (message.type() === 'error' && !message.text().includes('404')) faults.push(message.text());
      });
      page.on('pageerror', (error) => faults.push(String(error)));
      for (const address of everyPage()) await page.goto(address);
      assert.deepEqual(faults, []);
    }));

  test('has one h1, its language and a title of its own', () =>
    withPage({ javaScriptEnabled: false }, async (page) => {
      for (const address of everyPage()) {
        await page.goto(address);
        assert.equal(await page.locator('h1').count(), 1, address);
        const language = new URL(address).pathname.split('/')[1];
        assert.equal(await page.locator('html').getAttribute('lang'), language, address);
        assert.match(await page.title(), /.+ – Findings$/, address);
      }
    }));

  test('leads nowhere that is not there', async () => {
    const known = new Map();
    for (const address of everyPage()) {
      const html = await (await fetch(address)).text();
      for (const [, link] of html.matchAll(/href="(\/[^"#]*)/g)) {
        const path = link.replaceAll('&amp;', '&');
        if (!known.has(path)) known.set(path, (await fetch(library.base + path)).status);
        assert.ok(known.get(path) < 400, `${address} leads to ${path}: ${known.get(path)}`);
      }
    }
  });

  test('is valid HTML', async (t) => {
    try {
      execFileSync('java', ['-version'], { stdio: 'ignore' });
    } catch {
      t.skip('there is no java to run the checker with');
      return;
    }
    const folder = mkdtempSync(join(tmpdir(), 'findings-html-'));
    const addresses = everyPage();
    for (const [number, address] of addresses.entries())
      writeFileSync(join(folder, `${number}.html`), await (await fetch(address)).text());
    const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
    try {
      execFileSync('java', ['-jar', jar, '--errors-only', '--format', 'gnu', folder], { stdio: 'pipe' });
    } catch (error) {
      assert.fail(String(error.stderr).replaceAll(/\S*\/(\d+)\.html/g, (_, n) => addresses[n]));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test(`a page of results is sent in at most ${mostBytes} bytes`, () =>
  withPage({}, async (page) => {
    let bytes = 0;
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    session.on('Network.loadingFinished', (event) => { bytes += event.encodedDataLength; });
    await page.goto(`${library.base}/en/search?q=care`, { waitUntil: 'networkidle' });
    assert.ok(bytes > 5_000 && bytes <= mostBytes, `${bytes} bytes`);
  }));

test('feeds, sitemaps, maps and the search description are well-formed XML', () =>
  withPage({}, async (page) => {
    await page.goto(`${library.base}/en/help`);
    const faulty = (text) => page.evaluate((xml) =>
      new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')?.textContent, text);
    for (const path of ['en/search.atom', 'fr/search.atom?q=care', 'fr/areas/kinship.atom', 'en/map.svg',
      'fr/map.svg?rows=country', 'en/opensearch.xml', 'sitemap.xml', 'sitemap-pages.xml',
      'sitemap-00000000000000000000000000.xml']) {
      const answer = await fetch(`${library.base}/${path}`);
      assert.equal(answer.status, 200, path);
      assert.equal(await faulty(await answer.text()), undefined, path);
    }
  }));

test('a sheet of any record is printed on one page', () =>
  withPage({}, async (page) => {
    const { results } = await (await fetch(`${library.base}/api/v1/search?per_page=100&facets=0`)).json();
    const some = (kind) => results.filter((card) => card.kind === kind).map((card) => card.id).slice(0, 4);
    for (const id of [...some('practice_guide'), ...some('research_summary')])
      for (const language of languages) {
        await page.goto(`${library.base}/${language}/sheets/${id}`);
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
        assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1, `${language}/sheets/${id}`);
      }
  }));

// --- by keyboard alone, without JavaScript ---

const focused = (page) => page.evaluate(() => {
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    text: (at.closest('label') ?? at).textContent.trim().replace(/\s+/g, ' '),
    name: at.getAttribute('name'),
    value: at.getAttribute('value'),
    href: at.getAttribute('href'),
    outline: getComputedStyle(at).outlineStyle,
    seen: at === document.body || at.contains(top) || top?.contains(at) || false,
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

// Presses Tab until the focus is where it should be; everything on the way must be seen to have it.
async function tabTo(page, wanted) {
  for (let presses = 0; presses < 400; ++presses) {
    await page.keyboard.press('Tab');
    const at = await settled(page);
    assert.ok(at.seen, `the focus is hidden on "${at.text}"`);
    assert.notEqual(at.outline, 'none', `the focus does not show on "${at.text}"`);
    if (wanted(at)) return at;
  }
  assert.fail('the focus never comes there');
}

describe('search, filter and read by keyboard alone, without JavaScript', () => {
  for (const [language, query] of [['en', 'kinship care'], ['fr', 'famille d’accueil']])
    for (const viewport of [wide, narrow])
      test(`in ${language} at ${viewport.width} px`, () =>
        withPage({ viewport, javaScriptEnabled: false }, async (page) => {
          await page.goto(`${library.base}/${language}/`);
          await page.keyboard.press('Tab');
          assert.equal((await focused(page)).href, '#main', 'the first Tab offers to skip');
          await tabTo(page, (at) => at.name === 'q');
          await page.keyboard.type(query);
          await page.keyboard.press('Enter');
          await page.waitForURL(/search\?q=/);
          const all = await page.getByRole('status').innerText();
          if (viewport === narrow) {
            await tabTo(page, (at) => at.href === '#filters');
            await page.keyboard.press('Enter');
          }
          await tabTo(page, (at) => at.name === 'kind' && at.value === 'practice_guide');
          await page.keyboard.press('Space');
          await tabTo(page, (at) => at.name === null && at.href === null && at.value === null
            && /Apply|Appliquer/.test(at.text));
          await page.keyboard.press('Enter');
          await page.waitForURL(/kind=practice_guide/);
          assert.notEqual(await page.getByRole('status').innerText(), all);
          const result = await tabTo(page, (at) => at.href?.includes('/items/'));
          await page.keyboard.press('Enter');
          await page.waitForURL(/\/items\//);
          assert.equal((await page.locator('h1').innerText()).replace(/\s+/g, ' '), result.text);
        }));
});

test('other words can be turned off and on again', () =>
  withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${library.base}/en/search?q=kinship+care`);
    await page.getByRole('link', { name: /^Turn off other words for Kinship care/ }).click();
    assert.match(page.url(), /drop=kinship/);
    await page.getByRole('link', { name: /^Turn on/ }).click();
    assert.doesNotMatch(page.url(), /drop=/);
  }));

test('the other language shows the same search', () =>
  withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${library.base}/en/search?q=kinship+care&kind=practice_guide`);
    await page.getByRole('link', { name: 'Français' }).click();
    assert.match(page.url(), /\/fr\/search\?q=kinship\+care&kind=practice_guide$/);
    assert.ok(await page.locator('[name=kind][value=practice_guide]').isChecked());
  }));
