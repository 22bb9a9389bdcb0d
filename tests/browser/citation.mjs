// What Zotero reads from the page of a record. Its translator "Embedded Metadata" cannot be had as a package, so
// this follows its table of fields and its order of sources (zotero/translators, "Embedded Metadata.js" as of
// 2026-04-27, with "RDF.js" for Open Graph): type by the tag of the container, creators by citation_author, url by
// og:url, PDF as attachment, PMID in Extra. Keywords are read as that translator reads them; used by itself it drops
// them. A body's name it takes apart, whatever a page says. The page is read by Chromium. Run by ./run.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, withPage } from './browser.mjs';
import { serveSamples } from './library.mjs';

const abstract = `Children move less often.\n${'Each of the twelve studies was small. '.repeat(40)}`.trim();

const pdf = 'https://example.org/open/kin.pdf';
const article = {
  type: 'article-journal', title: 'Do children placed with relatives move less often?',
  author: [{ family: 'Roy', given: 'Ann-Marie' }, { family: 'van der Berg', given: 'Jan' }, { literal: 'The Institute' }],
  issued: { 'date-parts': [[2025, 5, 12]] }, 'container-title': 'Journal of Kinship', volume: '12', issue: '3',
  page: '101-119', DOI: '10.1000/kin.2025', ISSN: '0028-0836', PMID: '23690738', publisher: 'The Press',
  language: 'en-CA', abstract, keyword: 'kin, moves',
};
const chapter = {
  type: 'chapter', title: 'Children who move', author: [{ family: 'Roy', given: 'Ann-Marie' }],
  issued: { 'date-parts': [[2019]] }, 'container-title': 'A Handbook of Care', page: '4-9', publisher: 'The Press',
  ISBN: '9780306406157',
};
const book = {
  type: 'book', title: 'Care in Four Countries', author: [{ family: 'Roy', given: 'Ann-Marie' }],
  issued: { 'date-parts': [[2018]] }, publisher: 'The Press', ISBN: '9780131103627',
};
const report = {
  type: 'report', title: 'What carers say', author: [{ family: 'Roy', given: 'Ann-Marie' }],
  issued: { 'date-parts': [[2024, 2]] }, publisher: 'The Institute',
};

let browser;
let library;

before(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'findings-cited-'));
  writeFileSync(join(folder, 'works.json'), JSON.stringify([article, chapter, book, report]));
  writeFileSync(join(folder, 'open.csv'), `Title,DOI,Open copy\n${article.title},${article.DOI},${pdf}\n`);
  library = await serveSamples(folder);
  rmSync(folder, { recursive: true });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await library?.stop();
});

const fields = {
  title: 'title', publication_date: 'date', journal_title: 'publicationTitle', inbook_title: 'publicationTitle',
  volume: 'volume', issue: 'issue', technical_report_institution: 'institution', publisher: 'publisher',
  isbn: 'ISBN', issn: 'ISSN', abstract: 'abstractNote', doi: 'DOI', language: 'language',
};
const types = {
  journal_title: 'journalArticle', technical_report_institution: 'report', inbook_title: 'bookSection',
};

// Utilities.cleanAuthor
function creator(name) {
  const [lastName, firstName] = name.includes(',') ? name.split(/,\s*/) : name.split(/ (?=\S+$)/).reverse();
  return { lastName, firstName };
}

function reading(tags, properties) {
  const all = (name) => tags.filter((tag) => tag.name === `citation_${name}`).map(({ content }) => content);
  const item = { itemType: properties['og:type'] === 'book' ? 'book' : 'webpage' };
  for (const [tag, field] of Object.entries(fields)) {
    const values = all(tag);
    if (values.length) item[field] = /^IS/.test(field) ? values.join(', ') : values[0].replace(/\s+/g, ' ').trim();
    if (values.length && types[tag]) item.itemType = types[tag];
  }
  item.creators = all('author').map(creator);
  item.tags = all('keywords').flatMap((words) => words.split(/\s*;\s*/));
  item.pages = [...all('firstpage'), ...all('lastpage')].join('-') || undefined;
  item.url = properties['og:url'] ?? all('abstract_html_url')[0];
  item.pdf = all('pdf_url')[0];
  item.extra = all('pmid').map((pmid) => `PMID: ${pmid}`)[0];
  return item;
}

async function read(work) {
  const search = await (await fetch(`${library.base}/api/v1/search?facets=0&q=${encodeURIComponent(work.title)}`)).json();
  const { id } = search.results.find(({ title }) => title === work.title);
  return withPage(browser, {}, async (page) => {
    await page.goto(`${library.base}/en/items/${id}`);
    const [tags, properties, data] = await page.evaluate(() => [
      [...document.querySelectorAll('head > meta[name]')].map(({ name, content }) => ({ name, content })),
      Object.fromEntries([...document.querySelectorAll('head > meta[property]')]
        .map((tag) => [tag.getAttribute('property'), tag.content])),
      JSON.parse(document.querySelector('script[type="application/ld+json"]').text),
    ]);
    return { address: page.url(), item: reading(tags, properties), data };
  });
}

test('Zotero reads 20 fields of an article right', async () => {
  const { address, item } = await read(article);
  const right = {
    itemType: 'journalArticle',
    title: article.title,
    'creators.0.lastName': 'Roy',
    'creators.0.firstName': 'Ann-Marie',
    'creators.1.lastName': 'van der Berg',
    'creators.1.firstName': 'Jan',
    date: '2025/05/12',
    publicationTitle: 'Journal of Kinship',
    volume: '12',
    issue: '3',
    pages: '101-119',
    DOI: '10.1000/kin.2025',
    ISSN: '0028-0836',
    publisher: 'The Press',
    language: 'en-CA',
    abstractNote: abstract.replace(/\s+/g, ' '),
    url: address,
    pdf,
    'tags.0': 'kin',
    'tags.1': 'moves',
    extra: 'PMID: 23690738',
  };
  const at = (path) => path.split('.').reduce((value, step) => value?.[step], item);
  assert.deepEqual(Object.fromEntries(Object.keys(right).map((path) => [path, at(path)])), right);
  assert.ok(Object.keys(right).length >= 20);
});

test('Zotero takes each kind of work for what it is', async () => {
  const chapterRead = (await read(chapter)).item;
  assert.deepEqual([chapterRead.itemType, chapterRead.publicationTitle, chapterRead.ISBN, chapterRead.pages],
    ['bookSection', 'A Handbook of Care', '9780306406157', '4-9']);
  const bookRead = (await read(book)).item;
  assert.deepEqual([bookRead.itemType, bookRead.publisher, bookRead.ISBN], ['book', 'The Press', '9780131103627']);
  const reportRead = (await read(report)).item;
  assert.deepEqual([reportRead.itemType, reportRead.institution, reportRead.date], ['report', 'The Institute', '2024/02']);
});

test('JSON-LD says the same of an article in the words of schema.org', async () => {
  const { address, data } = await read(article);
  assert.equal(data['@context'], 'https://schema.org');
  assert.equal(data['@type'], 'ScholarlyArticle');
  assert.equal(data.url, address);
  assert.equal(data.name, article.title);
  assert.deepEqual(data.author.map(({ name, familyName, givenName }) => familyName ? [familyName, givenName] : name),
    [['Roy', 'Ann-Marie'], ['van der Berg', 'Jan'], 'The Institute']);
  assert.equal(data.datePublished, '2025-05-12');
  assert.match(data.abstract.replace(/\s+/g, ' '), /^Children move less often\. Each of the twelve/);
  assert.equal(data.inLanguage, 'en-CA');
  assert.match(JSON.stringify(data), /10\.1000\/kin\.2025/);
  assert.match(JSON.stringify(data.isPartOf), /Journal of Kinship/);
});
