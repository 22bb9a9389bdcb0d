"""Small libraries, who writes to them, and what must hold of them after any fault."""

import random
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from programs import BIN, Server, run

WORDS = """foster kinship care permanency reunification placement stability attachment trauma
neglect assessment parenting support visits supervision caseload adolescents siblings adoption
residential therapy mentoring schooling housing poverty substance violence prevention evaluation
randomised review interviews évaluation familles jeunes protection enfance école""".split()
ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "corpus-samples" / "evidence"


def sentence(chance, words):
    return " ".join(chance.choice(WORDS) for _ in range(words))


def write_ris(folder, count, seed, in_a_file=700):
    """Records that any reference manager could have written; returns the folder."""
    folder.mkdir(parents=True)
    chance = random.Random(seed)
    for begin in range(0, count, in_a_file):
        with open(folder / f"export-{begin:06}.ris", "w") as out:
            for number in range(begin, min(count, begin + in_a_file)):
                out.write(f"TY  - JOUR\nTI  - {sentence(chance, 6)} {number}\nAU  - Roe, Jane\n"
                          f"PY  - {chance.randint(1995, 2024)}\nAB  - {sentence(chance, 12)}\n"
                          f"DO  - 10.1000/{seed}.{number}\nER  - \n\n")
    return folder


def fill_library(path, source):
    code, said = run(path, "ingest", source)
    assert code == 0, said
    return path


def make_library(path, source):
    """A library with an editor, who has a token, which is returned."""
    fill_library(path, source)
    program = [str(BIN / "findings-search-server"), "--library", str(path)]
    subprocess.run([*program, "account", "add", "e", "--name", "E", "--role", "editor"],
                   input="a password of the faults\n", text=True, check=True, capture_output=True)
    return subprocess.run([*program, "token", "add", "e", "--scope", "write", "--days", "300"],
                          text=True, check=True, capture_output=True).stdout.strip()


def copy_library(source, target):
    """Like `cp -a`; returns the target, which is made anew."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
    return target


@dataclass
class Told:
    """What was acknowledged, and what had been asked for when the fault came."""

    records: set = field(default_factory=set)
    lists: dict = field(default_factory=dict)  # titles by id
    drafts: set = field(default_factory=set)
    published: set = field(default_factory=set)
    list_asked: str = ""
    draft_asked: str = ""

    def count(self):
        return len(self.records) + len(self.lists) + len(self.drafts) + len(self.published)


def rows(library, sql):
    with closing(sqlite3.connect(f"file:{library}/catalogue.sqlite?mode=ro",
                                 uri=True)) as catalogue:
        return catalogue.execute(sql).fetchall()


def record_ids(library):
    return {row[0] for row in rows(library, "SELECT id FROM record WHERE version IS NOT NULL")}


class Writer:
    """Somebody who makes lists, renames them, writes drafts and publishes them, over the API."""

    def __init__(self, server, told, seed):
        self.server, self.told, self.chance = server, told, random.Random(seed)
        self.draft = draft_content()

    def write(self):
        """One list and one record; False where an answer was not 2xx."""
        return self.write_list() and self.write_record()

    def write_list(self):
        told, title = self.told, f"List {self.chance.getrandbits(40)}"
        told.list_asked = title
        made = self.server.ask("POST", "/api/v1/lists", {"title": title})
        if not made.ok:
            return False
        address = f"/api/v1/lists/{made.json()['id']}"
        told.lists[made.json()["id"]] = title
        told.list_asked = title + ", renamed"
        if not self.server.ask("PUT", address, {"title": told.list_asked}, made.etag).ok:
            return False
        told.lists[made.json()["id"]] = told.list_asked
        told.list_asked = ""
        return True

    def write_record(self):
        told, number = self.told, self.chance.getrandbits(40)
        content = {**self.draft, "title": f"{sentence(self.chance, 5)} {number}",
                   "url": f"https://faults.example/{number}"}
        made = self.server.ask("POST", "/api/v1/items?different=1", content)
        if not made.ok:
            return False
        identity = made.json()["id"]
        told.drafts.add(identity)
        item = f"/api/v1/items/{identity}"
        sent = self.server.ask("POST", f"{item}/submit?different=1", match=made.etag)
        if not sent.ok:
            return False
        told.draft_asked = identity
        if not self.server.ask("POST", f"{item}/publish", match=sent.etag).ok:
            return False
        told.published.add(identity)
        told.draft_asked = ""
        return True


def draft_content():
    """A record that may be published, as the API takes it."""
    return {
        "kind": "research_summary", "language": "en", "title": "", "question": "What helps?",
        "bottom_line": "Small steps help.", "key_messages": ["Small steps help."],
        "implications": [{"role": "practitioner", "text": "Take small steps."}],
        "limitations": "One study.", "authors": [{"family": "Roe", "given": "Jane"}],
        "publisher": "Faults", "owner": "Faults", "issued": "2024-05-01", "review_by": "2026-05-01",
        "evidence_type": "systematic_review", "evidence_to": "2023-09", "level": "introductory",
        "knowledge_source": "research", "direction": "helps", "interventions": ["Small steps"],
        "licence": "CC-BY-4.0", "funding": "none", "conflicts": "none declared",
        "outcomes": [{"outcome": "placement_stability", "direction": "helps"}],
        "areas": ["trauma"], "population": ["adolescents"], "setting": ["community"],
        "studied_in": ["CA"], "audience": ["practitioner"], "access": "open",
        "sources": [{"citation": "Roe (2024). A study."}], "minutes": 5,
    }


def wrong_after(library, told, token, serve=True):
    """What is wrong with a library once the fault is gone and a server was started on it, or `sync`
    where none is wanted: a list of sentences, empty where all is as promised; and the seconds until
    that server was ready."""
    if not (library / "catalogue.sqlite").exists():
        lost = f"{told.count()} acknowledged, and there is no catalogue"
        return ([lost] if told.count() else []), 0
    if not serve:
        code, said = run(library, "sync")
        wrong = [] if code == 0 else [f"sync ends with {code}: {said[-500:]}"]
        return wrong + wrong_on_disk(library, told), 0
    with Server(library, token) as server:
        seconds = server.wait_until_ready()
        if seconds is None:
            return [f"the server is not ready after a restart: {server.log()[-500:]}"], 99
        wrong = [] if server.wait_until_findable() else ["what is acknowledged is not findable"]
        wrong += wrong_in_answers(server, told)
        if (end := server.stop()) != 0:
            wrong.append(f"the server ended with {end}")
    return wrong + wrong_on_disk(library, told), seconds


def wrong_in_answers(server, told):
    wrong = []
    for identity, title in told.lists.items():
        answer = server.ask("GET", f"/api/v1/lists/{identity}", keep=True)
        if not answer.ok or answer.json()["title"] not in (title, told.list_asked or title):
            wrong.append(f"list {identity} is lost or changed: {answer.status}")
    for identity in told.drafts | told.published:
        is_item = server.ask("GET", f"/api/v1/items/{identity}", keep=True).ok
        is_draft = server.ask("GET", f"/api/v1/items/{identity}/draft", keep=True).ok
        if identity in told.published and not is_item:
            wrong.append(f"published {identity} is lost")
        if not is_item and not is_draft:
            wrong.append(f"draft {identity} is lost")
        if is_item and identity not in told.published and identity != told.draft_asked:
            wrong.append(f"draft {identity} was published by nobody")
    return wrong


def wrong_on_disk(library, told):
    wrong = []
    if lost := told.records - record_ids(library):
        wrong.append(f"{len(lost)} acknowledged records are lost, {min(lost)} first")
    twice = rows(library, "SELECT count(*) FROM (SELECT 1 FROM current_record WHERE "
                          "json ->> 'doi' IS NOT NULL GROUP BY json ->> 'doi' HAVING count(*) > 1)")
    if twice[0][0]:
        wrong.append(f"{twice[0][0]} DOIs are there twice")
    code, said = run(library, "verify")
    if code != 0:
        wrong.append(f"verify ends with {code}: {said[:500]}")
    return wrong + [f"left over: {name}" for name in left_over(library)]


def left_over(library):
    """What an unfinished piece of work left that nobody will ever use. (Originals that no record
    names go with the next ingest that has duplicates, as the one that was cut off has.)"""
    patterns = ("catalogue.sqlite.*", "index/*.tmp*", "index/gen-*/*.tmp*")
    names = [name for pattern in patterns for name in library.glob(pattern)]
    names += sorted(library.glob("index/gen-????"))[:-2]  # the one before the live one is kept
    return sorted({str(name.relative_to(library)) for name in names})
