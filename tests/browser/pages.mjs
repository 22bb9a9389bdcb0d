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
    return card.id;
  });
  return [...found.map((id) => `items/${id}`), `sheets/${found[0]}`];
}

/** Addresses of all pages in one language, without the language in front. */
export async function pages(base) {
  return ['', ...searches, ...(await records(base)), 'map', 'map?area=oohc&cols=evidence_type',
    'areas', 'areas/kinship', 'areas/needs',
    'lists', 'requests', 'about', 'help', 'sign-in', 'nothing-is-here'];
}
