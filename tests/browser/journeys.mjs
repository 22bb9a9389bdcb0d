// First-time users without a manual, each in a browser of their own. A person can follow them by reading.
// Run by ./run; with FINDINGS_PICTURES=FOLDER a picture of each step is put there (docs/journeys).
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, wide } from './browser.mjs';
import { serveSamples } from './library.mjs';
import { joins } from './people.mjs';

const phone = { width: 390, height: 844 };
const folder = process.env.FINDINGS_PICTURES;

let browser;
let library;

before(async () => {
  library = await serveSamples();
  browser = await launch();
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

let administrator;

// Somebody whom the administrator has invited for this role.
async function invited(name, role, viewport = wide) {
  await administrator.goto(`${library.base}/en/admin`);
  await administrator.getByLabel('For whom').fill(name);
  await administrator.getByLabel(role).check();
  await administrator.getByRole('button', { name: 'Make the link' }).click();
  if (role === 'trainer') await picture(administrator, 'admin-2-invitation');
  const link = (await main(administrator).innerText()).match(/http:\S+\/join\/\S+/)[0];
  const page = await somebody(viewport);
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

describe('from the home page to a published summary', () => {
  test('a researcher writes it, an editor publishes it, and anybody finds it', async () => {
    const researcher = await invited('Rosa', 'researcher');
    const fill = (label, text) => researcher.getByLabel(label, { exact: true }).first().fill(text);
    const goOn = () => researcher.getByRole('button', { name: 'Save and go on' }).click();

    await researcher.goto(`${library.base}/en/`);
    await researcher.getByRole('link', { name: 'Add evidence' }).click();
    await picture(researcher, 'add-1-begin');
    await researcher.getByRole('button', { name: 'Begin a summary' }).click();

    await fill('Citation', 'Roy, A. (2024). Volunteers who visit. Journal of Care, 12(3), 4-9.');
    await fill('Title', 'Do visits by volunteers help new foster carers?');
    await fill('Family name', 'Roy');
    await fill('Given name', 'Ann');
    await picture(researcher, 'add-2-work');
    await goOn();

    await fill('Question', 'Do visits by volunteers help new foster carers?');
    await fill('Bottom line', 'word '.repeat(31));
    await researcher.getByRole('button', { name: 'Save draft' }).click();
    assert.match(await main(researcher).innerText(), /take out 6 words/);
    await picture(researcher, 'add-3-too-long');
    await fill('Bottom line', 'Visits by volunteers help new foster carers a little.');
    await fill('Key messages', 'One carer in three felt less alone.');
    await researcher.getByRole('group', { name: 'What it means for practice' }).getByLabel('Text')
      .fill('Offer a visit in the first month.');
    await fill('Limits', 'One small study.');
    await goOn();

    await researcher.getByLabel('Evidence type').selectOption('Randomised trial');
    await researcher.getByLabel('Whose knowledge').selectOption('Research');
    await goOn();

    const areas = researcher.getByRole('group', { name: 'Practice areas' });
    await areas.getByRole('checkbox', { name: /^Foster family care/ }).check();
    await picture(researcher, 'add-4-suggested-areas');
    await researcher.getByLabel('Foster carers', { exact: true }).check();
    await researcher.getByLabel('Foster home', { exact: true }).check();
    await fill('Studied in', 'Canada');
    await researcher.getByRole('group', { name: 'Who should read it' })
      .getByLabel('Practitioners').check();
    await goOn();

    await fill('Publisher', 'The institute');
    await fill('Kept up to date by', 'The institute');
    await fill('Review by', `${new Date().getFullYear() + 2}-01-15`);
    await fill('Minutes to read', '4');
    await researcher.getByLabel('Level').selectOption('Introductory');
    await fill('Licence', 'CC-BY-4.0');
    await researcher.getByLabel('Access', { exact: true }).selectOption('Open');
    await fill('Funding', 'none');
    await fill('Conflicts of interest', 'none declared');
    await goOn();
    await picture(researcher, 'add-5-check');
    await researcher.getByRole('link', { name: 'See it as readers would' }).click();
    await picture(researcher, 'add-6-preview');
    await researcher.goBack();
    await researcher.getByRole('button', { name: 'Send to an editor' }).click();

    const editor = await invited('Edda', 'editor');
    await editor.goto(`${library.base}/en/`);
    await editor.getByRole('link', { name: 'Review desk' }).click();
    await picture(editor, 'add-7-review');
    await main(editor).getByRole('link', { name: /Do visits by volunteers/ }).click();
    await picture(editor, 'add-8-decide');
    await editor.getByRole('button', { name: 'Publish', exact: true }).click();
    await main(editor).getByText('Published.').waitFor();

    const reader = await somebody(phone);
    const found = reader.getByRole('link', { name: /Do visits by volunteers/ });
    for (let tries = 0; tries < 20 && (await found.count()) === 0; ++tries) {
      await reader.waitForTimeout(500);
      await reader.goto(`${library.base}/en/search?q=volunteers+who+visit+foster+carers`);
    }
    await found.first().click();
    await main(reader).getByText('help new foster carers a little').first().waitFor();
    await picture(reader, 'add-9-published');
  });
});

// A study that comes into the library while it is open.
function bring(title) {
  const place = mkdtempSync(join(tmpdir(), 'findings-new-'));
  const file = join(place, 'new.ris');
  writeFileSync(file, `TY  - JOUR\nTI  - ${title}\nAU  - Roy, Ann\nPY  - 2026\nT2  - Journal of Care\nVL  - 1\nER  - \n`);
  library.ingest(file);
  rmSync(place, { recursive: true });
}

describe('five minutes between two visits', () => {
  let practitioner;
  const press = (name) => practitioner.getByRole('button', { name }).first().click();
  const follow = (name) => main(practitioner).getByRole('link', { name }).first().click();
  const search = (words) => practitioner.goto(`${library.base}/en/search?q=${encodeURIComponent(words)}`);
  const told = async (text) => assert.match(await main(practitioner).innerText(), text);

  test('a practitioner saves a finding with a note that nobody else sees', async () => {
    practitioner = await invited('Priya', 'practitioner', phone);
    await search('kinship care first month');
    await picture(practitioner, 'use-1-results');
    await press(/^Save ?:/);
    await practitioner.goto(`${library.base}/en/me/saved`);
    await practitioner.getByText('Add a note, or remove').click();
    await practitioner.getByLabel('Your note').fill('For the visit on Thursday: ask about school first.');
    await press('Keep the note');
    await told(/ask about school first/);
    await picture(practitioner, 'use-2-note');
  });

  test('a saved search shows what came into the library since', async () => {
    await search('kinship care');
    await press('Save this search');
    await told(/Nothing new since/);
    bring('Kinship care and sleep in the first month');
    const news = main(practitioner).getByText('1 new record');
    for (let tries = 0; tries < 20 && (await news.count()) === 0; ++tries) {
      await practitioner.waitForTimeout(500);
      await practitioner.reload();
    }
    await told(/Kinship care and sleep in the first month/);
    await picture(practitioner, 'use-3-news');
    await press(/^I have seen these/);
    await told(/Nothing new since/);
  });

  test('what was used is told, and shows once an editor has read it', async () => {
    await practitioner.goto(`${library.base}/en/me/saved`);
    await main(practitioner).getByRole('heading', { level: 2 }).getByRole('link').click();
    const item = practitioner.url();
    await follow('We used this');
    await practitioner.getByLabel('Where', { exact: true }).fill('A kinship team of six, in a town');
    await practitioner.getByRole('textbox', { name: 'What happened' }).fill('Carers said they felt less alone.');
    await picture(practitioner, 'use-4-used');
    await press('Send to the editors');
    await practitioner.goto(item);
    assert.equal(await main(practitioner).getByText('A kinship team of six').count(), 0, 'nobody has read it yet');
    await administrator.goto(`${library.base}/en/review/uses`);
    await administrator.getByRole('button', { name: /^Show it/ }).click();
    await practitioner.reload();
    await main(practitioner).getByText('A kinship team of six').scrollIntoViewIfNeeded();
    await picture(practitioner, 'use-5-shown');
  });

  test('reading becomes a record of professional development, and is taken along', async () => {
    await follow('Record as CPD');
    await practitioner.getByLabel('Minutes').fill('15');
    await practitioner.getByLabel('What I learnt').fill('The first month decides.');
    await practitioner.getByLabel('Effect on practice').fill('I visit twice in it.');
    await picture(practitioner, 'use-6-cpd');
    await press('Keep');
    const file = practitioner.waitForEvent('download');
    await follow('Spreadsheet (CSV)');
    assert.match(readFileSync(await (await file).path(), 'utf8'), /The first month decides\./);
    await follow('Page to keep or print');
    await practitioner.getByText('I visit twice in it.').first().waitFor();
    await picture(practitioner, 'use-7-cpd-page');
  });

  test('a search without an answer becomes a question', async () => {
    await search('zzzzrobots');
    await picture(practitioner, 'use-8-nothing');
    await follow(/^Ask for evidence/);
    await practitioner.getByLabel('Your question').fill('Do companion robots help children in residential care?');
    await press('Ask');
    await main(practitioner).getByText('Open').first().waitFor();
    await picture(practitioner, 'use-9-question');
    const anybody = await somebody(phone);
    await anybody.goto(`${library.base}/en/requests`);
    await main(anybody).getByText('Do companion robots help').waitFor();
  });
});
