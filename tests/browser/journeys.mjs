// First-time users without a manual, each in a browser of their own. A person can follow them by reading.
// Run by ./run; with FINDINGS_PICTURES=FOLDER a picture of each step is put there (docs/journeys).
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { serveSamples } from './library.mjs';

const password = 'a kettle, two mugs, rain';
const wide = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };
const folder = process.env.FINDINGS_PICTURES;

let browser;
let library;

before(async () => {
  library = await serveSamples();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  if (folder) mkdirSync(folder, { recursive: true });
});

after(async () => {
  await browser?.close();
  await library?.stop();
});

// Somebody in front of a browser of their own, with JavaScript off: every page works without it.
async function somebody(viewport = wide) {
  const context = await browser.newContext({ viewport, javaScriptEnabled: false });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

async function picture(page, name) {
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
}

const main = (page) => page.getByRole('main');

// Makes an account by the link of an invitation.
async function joins(link, page, name) {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Sign-in name').fill(`${name.toLowerCase()}@example.org`);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('The same password again').fill(password);
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

let administrator;

// Somebody whom the administrator has invited for this role.
async function invited(name, role) {
  await administrator.goto(`${library.base}/en/admin`);
  await administrator.getByLabel('For whom').fill(name);
  await administrator.getByLabel(role).check();
  await administrator.getByRole('button', { name: 'Make the link' }).click();
  await picture(administrator, `admin-2-invitation-of-a-${role}`);
  const link = (await main(administrator).innerText()).match(/http:\S+\/join\/\S+/)[0];
  const page = await somebody();
  await joins(link, page, name);
  return page;
}

test('the link of the first start makes the administrator, once', async () => {
  administrator = await somebody();
  await joins(library.firstLink, administrator, 'Ada');
  await administrator.getByRole('link', { name: 'Administration' }).click();
  await picture(administrator, 'admin-1-people');
  const another = await somebody();
  assert.notEqual((await another.goto(library.firstLink)).status(), 200);
});

describe('from a search to a shared reading list', () => {
  test('a trainer puts five findings on a list, and anybody with the link reads it', async () => {
    const trainer = await invited('Tamsin', 'trainer');

    await trainer.goto(`${library.base}/en/`);
    await trainer.getByRole('searchbox').fill('kinship care');
    await trainer.getByRole('button', { name: 'Search' }).click();
    await picture(trainer, 'list-1-search');
    const results = trainer.url();

    for (let number = 0; number < 5; ++number) {
      await trainer.goto(results);
      await main(trainer).getByRole('link', { name: /^Add to a list/ }).nth(number).click();
      if (number === 0) {
        await trainer.getByLabel('Title of the new list').fill('Kinship care: the first month');
        await picture(trainer, 'list-2-add');
      } else {
        await trainer.getByLabel('Kinship care: the first month').check();
      }
      await trainer.getByLabel('Why read this').fill(`Reason ${number + 1}`);
      await trainer.getByLabel('Importance').selectOption(number === 0 ? 'Essential' : 'Further');
      await trainer.getByRole('button', { name: 'Add to the list' }).click();
    }

    await trainer.goto(`${library.base}/en/lists`);
    await main(trainer).getByRole('link', { name: 'Kinship care: the first month' }).click();
    await picture(trainer, 'list-3-private');
    const list = trainer.url();

    const colleague = await somebody(phone);
    assert.equal((await colleague.goto(list)).status(), 404, 'it is the trainer’s alone so far');

    await main(trainer).getByRole('link', { name: 'Edit this list' }).click();
    await trainer.getByLabel('Everyone, without an account').check();
    await trainer.getByRole('button', { name: 'Save list' }).click();
    await picture(trainer, 'list-4-edit');

    assert.equal((await colleague.goto(list)).status(), 200);
    const text = await main(colleague).innerText();
    for (let number = 1; number <= 5; ++number) assert.match(text, new RegExp(`Reason ${number}`));
    await picture(colleague, 'list-5-shared');
  });
});
