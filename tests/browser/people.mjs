// People with accounts, and a library in which they have put one of each thing: for the pages that only
// they see.

export const password = 'a kettle, two mugs, rain';

/** Makes an account by the link of an invitation, in front of a page of somebody's own. */
export async function joins(link, page, name) {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Sign-in name').fill(`${name.toLowerCase()}@example.org`);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('The same password again').fill(password);
  await page.getByRole('button', { name: 'Make the account' }).click();
  // on a small screen the menu is folded away
  await page.locator('form[action$="/sign-out"]').waitFor({ state: 'attached' });
}

const first = (text, pattern) => {
  const found = text.match(pattern);
  if (!found) throw new Error(`nothing is like ${pattern} in ${text.slice(0, 2000)}`);
  return found[1];
};

// Sends forms as the page of somebody who has signed in would.
async function sender(page) {
  const token = await page.locator('[name=form_token]').first().inputValue();
  return async (path, fields) => {
    const { status, ...answer } = await page.evaluate(async ([path, fields]) => {
      const answer = await fetch(path, { method: 'POST', body: new URLSearchParams(fields) });
      return { status: answer.status, url: answer.url, text: await answer.text() };
    }, [path, { form_token: token, ...fields }]);
    if (status >= 400) throw new Error(`${path} answers ${status}`);
    return answer;
  };
}

// A draft of a record like one that is there, by the API.
async function draftLike(base, id, token) {
  const record = await (await fetch(`${base}/api/v1/items/${id}.json`)).json();
  for (const own of ['id', 'status', 'version', 'added', 'changed', 'work', 'doi', 'url', 'source_url'])
    delete record[own];
  const answer = await fetch(`${base}/api/v1/items?different=1`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...record, title: 'A draft that waits for an editor' }),
  });
  if (!answer.ok) throw new Error(`a draft is answered with ${answer.status}: ${await answer.text()}`);
  return (await answer.json()).id;
}

async function submit(base, id, token) {
  const headers = { authorization: `Bearer ${token}` };
  const draft = await fetch(`${base}/api/v1/items/${id}/draft`, { headers });
  const answer = await fetch(`${base}/api/v1/items/${id}/submit`, {
    method: 'POST', headers: { ...headers, 'if-match': draft.headers.get('etag') },
  });
  if (!answer.ok) throw new Error(`${id} is not submitted: ${await answer.text()}`);
}

/** One of each thing that people make, by the administrator, whose page this is. Says what they are called. */
export async function furnish(page, base) {
  const send = await sender(page);
  const search = await (await fetch(`${base}/api/v1/search?q=kinship+care&per_page=3&facets=0`)).json();
  const [item, other] = search.results.map((card) => card.id);
  const about = { title: 'The first month', description: 'For new carers.', audience: 'everyone' };

  await send('/en/me/saved', { item, next: '/en/me/saved' });
  await send(`/en/me/saved/${item}`, { do: 'note', note: 'Read again before the visit.' });
  await send('/en/me/searches', { parameters: 'q=kinship+care' });
  await send('/en/me/cpd/new', { reading: 'A guide', day: '2026-05-12', minutes: '20',
    learnt: 'Ask first.', effect: 'I asked.', do: 'keep' });
  const cpd = first((await send('/en/me/cpd/new', { reading: 'Another', day: '2026-06-01', minutes: '5',
    learnt: 'Ask again.', do: 'keep' })).text, /me\/cpd\/([0-9A-Z]{26})/);
  const question = 'What helps kinship carers with sleep in the first month?';
  await send('/en/requests/new', { question, similar_seen: '1' });
  const requests = await (await fetch(`${base}/en/requests`)).text();
  await send('/en/uses/new', { item, setting: 'A team of six', happened: 'Fewer moves.' });

  const list = first((await send('/en/lists/add', { item, list: 'new', title: about.title,
    'e-why': 'Begin here.', 'e-importance': 'essential' })).text, /lists\/([0-9A-Z]{26})/);
  const edit = await send('/en/lists/add', { item: other, list, 'e-why': 'Then this.' });
  await send(`/en/lists/${list}/edit`, { ...about, language: 'en', do: 'save',
    revision: first(edit.text, /name="revision" value="(\d+)"/) });

  const token = first((await send('/en/me/account/tokens', { token_name: 'pages', scope: 'write' })).text,
    /<code>(\S+)<\/code>/);
  const draft = first((await send('/en/add', { do: 'begin', kind: 'research_summary' })).url,
    /add\/([0-9A-Z]{26})/);
  const guide = first((await send('/en/add', { do: 'begin', kind: 'practice_guide' })).url,
    /add\/([0-9A-Z]{26})/);
  const waiting = await draftLike(base, item, token);
  await submit(base, waiting, token);

  await send('/en/admin/organisations', { name: 'The agency' });
  const invited = await send('/en/admin/invitations', { note: 'Noor', role: 'practitioner' });
  return {
    item, other, cpd, list, draft, guide, waiting,
    request: first(requests, /requests\/([0-9A-Z]{26})/),
    invitation: first(invited.text, /\/join\/([^\s<]+)/),
    person: first(invited.text, /admin\/people\/([0-9A-Z]{26})/),
  };
}
