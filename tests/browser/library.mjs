// A library made from the samples, and a server of it, for one run of tests.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const programs = process.env.FINDINGS_BIN ?? join(root, 'build/debug/bin');

// Port 0 gives any free one; the server says which, and with what link one becomes its administrator.
function whatItSays(server) {
  return new Promise((found, failed) => {
    let said = '';
    server.stdout.on('data', (piece) => {
      said += piece;
      const base = said.match(/ on (http:\S+)\n/);
      const firstLink = said.match(/(http:\S+\/join\/\S+)\n/);
      if (base && firstLink) found({ base: base[1], firstLink: firstLink[1] });
    });
    server.on('error', failed);
    server.on('exit', (code) => failed(new Error(`the server ended with ${code}: ${said}`)));
  });
}

async function ready(base) {
  for (let tries = 0; tries < 300; ++tries) {
    const answer = await fetch(`${base}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the server does not become ready');
}

/** The samples, or other files and folders: where they are served, how more comes in, how it ends. */
export async function serveSamples(from = join(root, 'corpus-samples')) {
  const library = mkdtempSync(join(tmpdir(), 'findings-browser-'));
  const ingest = (path) => execFileSync(join(programs, 'findings-indexer'),
    ['--library', library, 'ingest', path], { stdio: 'ignore' });
  ingest(from);
  const server = spawn(join(programs, 'findings-search-server'),
    ['--library', library, 'serve', '--listen', '127.0.0.1:0'],
    { stdio: ['ignore', 'pipe', 'ignore'] });
  const { base, firstLink } = await whatItSays(server);
  await ready(base);
  const stop = async () => {
    server.removeAllListeners('exit');
    const ended = new Promise((done) => server.on('exit', done));
    server.kill('SIGTERM');
    await ended;
    rmSync(library, { recursive: true });
  };
  return { base, firstLink, ingest, stop };
}
