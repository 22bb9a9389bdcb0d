// Search, filter, read, save to a list, export: by keyboard alone, without JavaScript and with it, and at 400 %
// zoom. Then what the scripts add to the pages. Run by ./run.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { focused, launch, narrow, tabTo, told, wide, withPage as onPage } from './browser.mjs';
import { serveSamples } from './library.mjs';
import { furnish, joins } from './people.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// 1280 × 1024 at 400 % zoom: that many CSS pixels, each four wide
const zoomed = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 };

let browser;
let library;
let made;
let storageState; // of somebody who may make lists

before(async () => {
  library = await serveSamples();
  browser = await launch();
  await onPage(browser, {}, async (page) => {
    await joins(library.firstLink, page, 'Ada');
    made = await furnish(page, library.base);
    storageState = await page.context().storageState();
  });
});

after(async () => {
  await browser?.close();
  await library?.stop();
});

const withPage = (options, use) => onPage(browser, options, async (page) => {
  page.setDefaultTimeout(10_000);
  return use(page);
});

const violations = async (page) => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
  return told(violations);
};

// Nothing needs scrolling in two directions.
async function fits(page) {
  const [inside, across] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
  assert.ok(across <= inside, `${page.url()} is ${across} px wide in ${inside} px`);
}

async function enter(page, address) {
  await Promise.all([page.waitForURL(address), page.keyboard.press('Enter')]);
  await fits(page);
}

const isButton = (words) => (at) => at.name === null && at.href === null && words.test(at.text);

// Where filters lie behind a button, that comes first.
async function filterByKind(page) {
  const all = await page.getByRole('status').innerText();
  if (page.viewportSize().width < 960) {
    await tabTo(page, (at) => at.href === '#filters');
    await page.keyboard.press('Enter');
  }
  await tabTo(page, (at) => at.name === 'kind' && at.value === 'practice_guide');
  await page.keyboard.press('Space');
  await tabTo(page, isButton(/^(Apply|Appliquer)/));
  await enter(page, /kind=practice_guide/);
  await page.waitForFunction((before) => document.querySelector('[role=status]').innerText !== before, all);
}

async function addToNewList(page, title) {
  await tabTo(page, (at) => at.href?.includes('/lists/add'));
  await enter(page, /\/lists\/add/);
  await tabTo(page, (at) => at.name === 'list');
  for (let presses = 0; (await focused(page)).value !== 'new'; ++presses) {
    assert.ok(presses < 20, 'the arrow keys do not come to the new list');
    await page.keyboard.press('ArrowUp');
  }
  await tabTo(page, (at) => at.name === 'title');
  await page.keyboard.type(title);
  await tabTo(page, isButton(/^(Add to the list|Ajouter à la liste)$/));
  await enter(page, (address) => !address.pathname.endsWith('/lists/add'));
}

async function exportList(page, title) {
  await tabTo(page, (at) => /\/lists\/[0-9A-Z]{26}$/.test(at.href));
  await enter(page, /\/lists\/[0-9A-Z]{26}$/);
  assert.equal(await page.locator('h1').innerText(), title);
  await tabTo(page, (at) => at.href?.endsWith('.ris'));
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const text = readFileSync(await download.path(), 'utf8');
  assert.equal(text.match(/^TY {2}- /gm)?.length, 1, text);
}

describe('search, filter, read, save to a list and export by keyboard alone', () => {
  for (const [name, language, query, options] of [
    ['without JavaScript', 'en', 'kinship care', { viewport: wide, javaScriptEnabled: false }],
    ['without JavaScript at 400 % zoom', 'fr', 'famille d’accueil', { ...zoomed, javaScriptEnabled: false }],
    ['with JavaScript', 'fr', 'famille d’accueil', { viewport: wide }],
    ['with JavaScript at 400 % zoom', 'en', 'kinship care', zoomed],
  ])
    test(`in ${language}, ${name}`, () => withPage({ ...options, storageState }, async (page) => {
      const title = `By keyboard, ${name}`;
      await page.goto(`${library.base}/${language}/`);
      await fits(page);
      await page.keyboard.press('Tab');
      assert.equal((await focused(page)).href, '#main', 'the first Tab offers to skip');
      await tabTo(page, (at) => at.name === 'q');
      await page.keyboard.type(query);
      await enter(page, /search\?q=/);
      await filterByKind(page);
      const result = await tabTo(page, (at) => at.href?.includes('/items/'));
      await enter(page, /\/items\//);
      assert.equal((await page.locator('h1').innerText()).replace(/\s+/g, ' '), result.text);
      await addToNewList(page, title);
      await exportList(page, title);
    }));
});

describe('suggestions while typing', () => {
  const open = async (page, text) => {
    await page.goto(`${library.base}/en/`);
    await page.getByRole('combobox').pressSequentially(text);
    await page.getByRole('option').first().waitFor();
  };
  const active = (page) => page.evaluate(() =>
    document.getElementById(document.querySelector('[role=combobox]').getAttribute('aria-activedescendant'))
      ?.textContent);

  test('come after the second letter, are counted aloud, and are asked for once', () =>
    withPage({}, async (page) => {
      const asked = [];
      page.on('request', (request) => {
        if (request.url().includes('/api/v1/suggest')) asked.push(new URL(request.url()).searchParams.get('q'));
      });
      await page.goto(`${library.base}/en/`);
      const field = page.getByRole('combobox');
      await field.pressSequentially('k');
      await page.waitForTimeout(400); // longer than the script waits before it asks
      assert.deepEqual(asked, []);
      await field.pressSequentially('ins');
      await page.getByRole('option').first().waitFor();
      assert.deepEqual(asked, ['kins']);
      const count = await page.getByRole('option').count();
      const said = await page.locator('.seek [aria-live]').textContent();
      assert.equal(said, count === 1 ? '1 suggestion' : `${count} suggestions`);
      assert.deepEqual(await violations(page), []);
      await field.press('Escape');
      assert.equal(await page.getByRole('listbox').count(), 0);
      assert.equal(await field.inputValue(), 'kins');
    }));

  test('are walked through with the arrow keys, and an area is searched for', () =>
    withPage({ viewport: narrow }, async (page) => {
      await open(page, 'kinsh');
      await page.keyboard.press('ArrowUp');
      assert.equal(await active(page), await page.getByRole('option').last().textContent());
      await page.keyboard.press('ArrowDown');
      assert.equal(await active(page), undefined, 'past the last one is the field itself');
      await page.keyboard.press('ArrowDown');
      assert.equal(await active(page), 'Kinship care Practice area');
      await fits(page);
      await Promise.all([page.waitForURL(/search\?q=/), page.keyboard.press('Enter')]);
      assert.equal(new URL(page.url()).searchParams.get('q'), 'Kinship care');
    }));

  test('of titles lead to their page, by mouse too', () => withPage({}, async (page) => {
    const search = await (await fetch(`${library.base}/api/v1/search?per_page=1&facets=0&lang=en`)).json();
    const [{ title }] = search.results;
    await open(page, title.slice(0, 12));
    const wanted = page.getByRole('option', { name: title });
    await Promise.all([page.waitForURL(/\/items\//), wanted.click()]);
    assert.equal(await page.locator('h1').innerText(), title);
  }));

  test('are left out where the server does not answer, and the form works', () => withPage({}, async (page) => {
    await page.route('**/api/v1/suggest*', (route) => route.abort());
    await page.goto(`${library.base}/en/`);
    await page.getByRole('combobox').pressSequentially('kinship');
    await page.waitForRequest('**/api/v1/suggest*');
    assert.equal(await page.getByRole('listbox').count(), 0);
    await Promise.all([page.waitForURL(/search\?q=kinship/), page.keyboard.press('Enter')]);
  }));
});

describe('filters without a reload', () => {
  const open = async (page) => {
    await page.goto(`${library.base}/en/search?q=care`);
    await page.evaluate(() => { globalThis.isTheSamePage = true; });
  };
  const isTheSame = (page) => page.evaluate(() => globalThis.isTheSamePage === true);
  const guides = (page) => page.locator('[name=kind][value=practice_guide]');
  const state = (page) => page.evaluate(() => [
    document.title, document.querySelector('#results').innerText, document.querySelector('#filters').innerText,
    document.querySelector('#menu [hreflang]').href]);

  test('show what the page of the form would, keep the focus, and go back', () => withPage({}, async (page) => {
    await open(page);
    const before = await state(page);
    await guides(page).focus();
    await page.keyboard.press('Space');
    await page.waitForURL(/\?q=care&kind=practice_guide$/);
    assert.equal((await focused(page)).value, 'practice_guide');
    assert.ok(await isTheSame(page));
    const after = await state(page);
    assert.notDeepEqual(after, before);
    assert.deepEqual(await violations(page), []);
    await page.goBack();
    await page.waitForURL(/\?q=care$/);
    await page.waitForFunction((title) => document.title === title, before[0]);
    assert.deepEqual(await state(page), before);
    assert.ok(await isTheSame(page));
    await page.goto(`${library.base}/en/search?q=care&kind=practice_guide`);
    assert.deepEqual(await state(page), after);
  }));

  test('tell how many there are now in the place that is listened to', () => withPage({}, async (page) => {
    await open(page);
    await page.evaluate(() => { globalThis.place = document.querySelector('[role=status]'); });
    await guides(page).check();
    await page.waitForURL(/kind=practice_guide/);
    assert.ok(await page.evaluate(() => globalThis.place.isConnected && /\d/.test(globalThis.place.innerText)));
  }));

  test('take what is typed with the button, and close on a small screen', () =>
    withPage({ viewport: narrow }, async (page) => {
      await open(page);
      await page.getByRole('link', { name: 'Filters', exact: true }).click();
      await page.getByRole('textbox', { name: 'From' }).fill('2020');
      await page.getByRole('button', { name: 'Apply filters' }).click();
      await page.waitForURL(/year_from=2020.*#results$/);
      await page.locator('#filters').waitFor({ state: 'hidden' });
      assert.ok(await isTheSame(page));
    }));

  test('are a form again where the answer does not come', () => withPage({}, async (page) => {
    await open(page);
    await page.route('**/search?*', (route) =>
      route.request().resourceType() === 'fetch' ? route.fulfill({ status: 503 }) : route.continue());
    await guides(page).check();
    await page.waitForURL(/kind=practice_guide/);
    await page.locator('#results .hits').first().waitFor();
    assert.ok(!(await isTheSame(page)));
    assert.ok(await guides(page).isChecked());
  }));
});

describe('the order of a list', () => {
  const entries = (page) => page.locator('[data-entry] [data-title]').allInnerTexts();

  test('is changed by drag and by the arrow keys, and is kept', () => withPage({ viewport: { width: 1280, height: 1800 }, storageState }, async (page) => {
    await page.goto(`${library.base}/en/lists/${made.list}/edit`);
    const before = await entries(page);
    const [handle, below] = [page.locator('.handle').first(), page.locator('[data-entry]').last()];
    const [from, to] = [await handle.boundingBox(), await below.boundingBox()];
    await page.mouse.move(from.x + 5, from.y + 5);
    await page.mouse.down();
    await page.mouse.move(to.x + 40, to.y + to.height - 5, { steps: 8 });
    await page.mouse.up();
    assert.deepEqual(await entries(page), before.toReversed());
    await page.locator('.handle').last().press('ArrowUp');
    assert.deepEqual(await entries(page), before);
    assert.match(await page.locator('[data-announce]').innerText(), /1/);
    await page.locator('.handle').first().press('ArrowDown');
    assert.deepEqual(await violations(page), []);
    await page.getByRole('button', { name: 'Save list' }).last().click();
    await page.waitForURL(/\/edit/);
    await page.getByRole('status').first().waitFor();
    assert.deepEqual(await entries(page), before.toReversed());
  }));
});

describe('on a line of 400 kbit/s and 400 ms', () => {
  for (const path of ['', 'search?q=care', 'items/{item}', 'lists/{list}'])
    test(`the largest part of /en/${path} is there within 2.5 s`, () => withPage({}, async (page) => {
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', {
        offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8,
      });
      const filled = path.replace(/\{(\w+)\}/, (_, name) => made[name]);
      await page.goto(`${library.base}/en/${filled}`, { waitUntil: 'networkidle' });
      const time = await page.evaluate(() => new Promise((found) => {
        new PerformanceObserver((list) => found(list.getEntries().at(-1).startTime))
          .observe({ type: 'largest-contentful-paint', buffered: true });
      }));
      console.log(`LCP of /en/${path}: ${Math.round(time)} ms`);
      assert.ok(time >= 400 && time <= 2500, `${time} ms`);
    }));
});
