// What only a browser can tell: that people can use the pages with a screen reader, on a small screen, in
// the dark and without JavaScript. Run by ./run.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, narrow, told, wide, withPage as onPage } from './browser.mjs';
import { serveSamples } from './library.mjs';
import { faultyForms, ownPages, pages } from './pages.mjs';
import { furnish, joins } from './people.mjs';

const languages = ['en', 'fr'];
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const mostBytes = 60_000; // of a page of results with its style sheet and scripts, as sent
const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let browser;
let library;
const looked = []; // at every page: its address, where it is in the library, its HTML as it was sent
const faults = { axe: [], width: [], spacing: [], frame: [], policy: [] };

const withPage = (options, use) => onPage(browser, options, use);

// What is folded away must keep the rules too.
const unfold = (page) =>
  page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));

const runAxe = (page, only) => page.evaluate(async (runOnly) => {
  const { violations } = await globalThis.axe.run({ runOnly, resultTypes: ['violations'] });
  return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => ({ html })) }));
}, only);

// What is dark differs in its colours alone.
async function lookWithAxe(page, address) {
  await page.evaluate(axe);
  for (const viewport of [wide, narrow]) {
    await page.setViewportSize(viewport);
    await page.evaluate(() => { location.hash = 'filters'; });
    for (const [colorScheme, only] of [
      ['light', { type: 'tag', values: wcag }], ['dark', { type: 'rule', values: ['color-contrast'] }]]) {
      await page.emulateMedia({ colorScheme });
      const where = `${address} at ${viewport.width} px, ${colorScheme}`;
      faults.axe.push(...told(await runAxe(page, only)).map((fault) => `${where}: ${fault}`));
    }
  }
}

async function lookAtWidth(page, address) {
  const check = async (kind, state) => {
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > narrow.width) faults[kind].push(`${address} ${state} is ${width} px wide`);
  };
  for (const fragment of ['filters', 'menu', '']) {
    await page.evaluate((hash) => { location.hash = hash; }, fragment);
    await check('width', fragment);
  }
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }');
    document.adoptedStyleSheets = [sheet];
  });
  await check('spacing', '');
}

async function lookAtFrame(page, address) {
  const { headings, language, title } = await page.evaluate(() => ({
    headings: document.querySelectorAll('h1').length,
    language: document.documentElement.lang,
    title: document.title,
  }));
  if (headings !== 1) faults.frame.push(`${address} has ${headings} h1`);
  if (language !== new URL(address).pathname.split('/')[1]) faults.frame.push(`${address} is in ${language}`);
  if (!/.+ – Findings$/.test(title)) faults.frame.push(`${address} is called ${title}`);
}

async function look(page, path, open) {
  await page.setViewportSize(wide);
  const response = await open();
  const address = page.url().replace(/#.*/, '');
  looked.push({ address, path, html: await response.text() });
  await unfold(page);
  await lookAtFrame(page, address);
  await lookWithAxe(page, address);
  await lookAtWidth(page, address);
}

// As somebody whose browser lets them: without the checks that it makes by itself.
async function send(page, { at, form = 'main form', fields = {}, press }) {
  await page.goto(at);
  const [response] = await Promise.all([
    page.waitForNavigation(),
    page.evaluate(({ form, fields, press }) => {
      const one = [...document.querySelectorAll(form)].at(-1);
      one.noValidate = true;
      for (const [name, value] of Object.entries(fields)) {
        if (!one.elements[name]) throw new Error(`${location} has no field ${name}`);
        one.elements[name].value = value;
      }
      one.requestSubmit(press ? one.querySelector(`[name=do][value=${press}]`) : undefined);
    }, { form, fields, press }),
  ]);
  // one password is looked at at a time
  return response.status() === 503 ? send(page, { at, form, fields, press }) : response;
}

// Everything wrong is kept, so that one run tells all of it.
async function lookAtAll(language, made, storageState) {
  const at = (path) => `${library.base}/${language}/${path}`;
  const visitor = async (page) => {
    page.on('request', (request) => {
      if (!request.url().startsWith(library.base)) faults.policy.push(request.url());
    });
    page.on('console', (message) => {
      // pages that are not there, forms with faults, and passwords that have to wait are answered so
      if (message.type() === 'error' && !/status of (4\d\d|503)/.test(message.text())) faults.policy.push(message.text());
    });
    page.on('pageerror', (error) => faults.policy.push(`${page.url()}: ${error}`));
  };
  await withPage({}, async (page) => {
    await visitor(page);
    for (const path of [...await pages(library.base), `join/${made.invitation}`, `lists/${made.list}`])
      await look(page, path, () => page.goto(at(path)));
  });
  await withPage({ storageState }, async (page) => {
    await visitor(page);
    for (const path of ownPages(made)) await look(page, path, () => page.goto(at(path)));
    for (const form of faultyForms(made))
      await look(page, `${form.at} with faults`, () => send(page, { ...form, at: at(form.at) }));
  });
}

before(async () => {
  library = await serveSamples();
  browser = await launch();
  await withPage({}, async (page) => {
    await joins(library.firstLink, page, 'Ada');
    const made = await furnish(page, library.base);
    const storageState = await page.context().storageState();
    await Promise.all(languages.map((language) => lookAtAll(language, made, storageState)));
  });
});

after(async () => {
  await browser?.close();
  await library?.stop();
});

// Addresses of pages, as the server's table has them, without those of files and feeds.
function routesOfPages() {
  const table = readFileSync(new URL('../../search-server/routes/routes.cpp', import.meta.url), 'utf8');
  return [...table.matchAll(/\{Method::get, "\/\{lang\}\/([^"]*)"/g)].map(([, pattern]) => pattern)
    .filter((pattern) => !/\{(ending|table)\}$|\.xml$|^feeds\//.test(pattern));
}

describe('every page, in both languages', () => {
  test('is looked at', () => {
    const patterns = routesOfPages();
    const matching = (path) => patterns
      .filter((pattern) => new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path))
      .sort((one, other) => one.split('{').length - other.split('{').length)[0];
    const seen = new Set(looked.map(({ path }) => matching(path.split('?')[0])));
    assert.deepEqual(patterns.filter((pattern) => !seen.has(pattern)), []);
  });

  test('keeps WCAG 2.2 AA, as far as axe can tell: 1280 and 320 px, light and dark', () =>
    assert.deepEqual(faults.axe, []));

  test('fits 320 px without scrolling sideways, unfolded too', () => assert.deepEqual(faults.width, []));

  test('keeps its text when readers space it out (WCAG 1.4.12)', () => assert.deepEqual(faults.spacing, []));

  test('asks nobody but its own server for anything, and breaks no rule of its own policy', () =>
    assert.deepEqual(faults.policy, []));

  test('has one h1, its language and a title of its own', () => assert.deepEqual(faults.frame, []));

  test('leads nowhere that is not there', async () => {
    const known = new Map();
    // what somebody else may not see is not there
    for (const { address, html, path } of looked.filter(({ html }) => html.includes('/sign-in')))
      for (const [, link] of html.matchAll(/href="(\/[^"#]*)/g)) {
        const target = link.replaceAll('&amp;', '&');
        if (!known.has(target)) known.set(target, (await fetch(library.base + target)).status);
        assert.ok(known.get(target) < 400, `${address} (${path}) leads to ${target}: ${known.get(target)}`);
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
    for (const [number, { html }] of looked.entries()) writeFileSync(join(folder, `${number}.html`), html);
    const jar = require.resolve('vnu-jar/build/dist/vnu.jar');
    try {
      execFileSync('java', ['-jar', jar, '--errors-only', '--format', 'gnu', folder], { stdio: 'pipe' });
    } catch (error) {
      assert.fail(String(error.stderr).replaceAll(/\S*\/(\d+)\.html/g, (_, n) => looked[n].address));
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
