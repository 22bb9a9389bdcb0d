// The pages that are looked at: every kind, with the records that show each of its parts.

const searches = [
  'search',
  'search?q=kinship+care',
  'search?q=carre&sort=newest',
  'search?q=kinship+care&expand=0&kind=practice_guide&confidence=limited&area=kinship',
  'search?q=foster&drop=foster-family&page=1',
  'search?q=kinship+zzzzz&kind=study&year_from=2015&year_to=2016',
];

async function records(base) {
  const answer = await (await fetch(`${base}/api/v1/search?per_page=100`)).json();
  const first = (wanted) => answer.results.find(wanted);
  const wanted = {
    guide: (card) => card.kind === 'practice_guide' && card.language.startsWith('en'),
    summary: (card) => card.kind === 'research_summary' && card.raters_differ,
    study: (card) => card.kind === 'study',
    retracted: (card) => card.status === 'retracted',
    superseded: (card) => card.status === 'superseded',
    stale: (card) => card.status === 'stale',
    translated: (card) => card.languages.length > 1,
    french: (card) => card.language.startsWith('fr'),
  };
  const found = Object.entries(wanted).map(([name, test]) => {
    const card = first(test);
    if (!card) throw new Error(`the samples have no record that is ${name}`);
    return card;
  });
  return [...found.map(({ id }) => `items/${id}`), found[0].url.replace(/.*(?=items\/)/, ''), `sheets/${found[0].id}`];
}

/** Addresses of all pages in one language, without the language in front. */
export async function pages(base) {
  return ['', ...searches, ...(await records(base)), 'map', 'map?area=oohc&cols=evidence_type',
    'areas', 'areas/kinship', 'areas/needs',
    'lists', 'requests', 'about', 'help', 'sign-in', 'nothing-is-here'];
}

const steps = ['work', 'says', 'sure', 'fits', 'use', 'check'];

/** Addresses that only somebody who has signed in sees, in a library that furnish() has furnished. */
export const ownPages = (made) => [
  'me/saved', 'me/searches', 'me/cpd', 'me/cpd/new', `me/cpd/${made.cpd}`, 'me/requests', 'me/uses', 'me/account',
  'requests/new', `requests/${made.request}`, `uses/new?item=${made.item}`,
  'search?q=kinship+care', `items/${made.item}`, `items/${made.item}/versions`, `items/${made.item}/versions/1`,
  'lists', 'lists/new', `lists/add?item=${made.other}`,
  `lists/${made.list}`, `lists/${made.list}/edit`, `lists/${made.list}/edit?find=care`, `lists/${made.list}/remove`,
  'add', ...steps.map((step) => `add/${made.draft}/${step}`), `add/${made.guide}/sure`, `add/${made.waiting}/preview`,
  'review', `review/${made.waiting}`, `review/records/${made.item}`, 'review/areas', 'review/uses',
  'admin', 'admin/audit', 'admin/dashboard', `admin/people/${made.person}`,
];

/** Forms that are sent with something wrong in them: where, with what, by which button. */
export const faultyForms = (made) => [
  { at: 'sign-in', fields: { sign_in_name: 'ada@example.org', password: 'wrong' } },
  { at: `join/${made.invitation}`, fields: { password: 'short' } },
  { at: 'me/cpd/new', fields: { day: 'yesterday', minutes: 'many' }, press: 'keep' },
  { at: 'requests/new', fields: { question: 'Does Mrs Roy, 514 555-0199, sleep?' } },
  { at: `uses/new?item=${made.item}`, fields: { setting: '' } },
  { at: 'lists/new', fields: { title: '' } },
  { at: `lists/add?item=${made.item}`, fields: { list: 'new', title: '', 'e-minutes': '-1' } },
  { at: `lists/${made.list}/edit`, fields: { title: '' }, press: 'save' },
  { at: `add/${made.draft}/says`, fields: { bottom_line: 'word '.repeat(40) }, press: 'save' },
  { at: `review/${made.waiting}`, fields: { comment: '' }, press: 'return' },
  { at: 'me/account', form: 'form[action$=password]', fields: { current: 'wrong' } },
  { at: 'admin', form: 'form[action$=organisations]', fields: { name: '' } },
];
