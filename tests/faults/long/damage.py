"""Damage to the files of a library: told, mended or harmless, and never a crash."""

import random
import re
import shutil
import signal

from libraries import SAMPLES, WORDS, Writer, Told, copy_library, fill_library, make_library, \
    record_ids, write_ris
from programs import Server, run

BLOCKS = (4096, 8192)  # of SQLite, of Xapian
CHANGING = re.compile(rb'"(took_ms|index_revision)":("[^"]*"|[^,}]+),?')
QUERIES = 200
REFUSED = 3  # exit code


def flip(data, chance):
    at = chance.randrange(len(data))
    data[at] ^= chance.randrange(1, 256)


def scribble(data, chance):
    at = chance.randrange(len(data))
    data[at:at + 16] = chance.randbytes(min(16, len(data) - at))


def zero_block(data, chance):
    size = chance.choice(BLOCKS)
    at = chance.randrange((len(data) - 1) // size + 1) * size
    data[at:at + size] = bytes(min(size, len(data) - at))


def swap_blocks(data, chance):
    size = chance.choice(BLOCKS)
    blocks = len(data) // size
    if blocks < 2:
        return flip(data, chance)
    one, other = (number * size for number in chance.sample(range(blocks), 2))
    data[one:one + size], data[other:other + size] = (data[other:other + size],
                                                      data[one:one + size])


def cut_off(data, chance):
    del data[chance.randrange(len(data)):]


def foreign_bytes(data, chance):
    data[:] = chance.randbytes(len(data))


IN_PLACE = (flip, flip, flip, scribble, zero_block, zero_block, swap_blocks, cut_off, foreign_bytes)


class Damage:
    def __init__(self, work, seed):
        self.seed, self.library = seed, work / "library"
        sealed = work / "sealed"
        self.token = make_library(sealed, write_ris(work / "60", 60, f"{seed}.small"))
        fill_library(sealed, SAMPLES)
        self.write(sealed, signal.SIGTERM)
        open_ = copy_library(sealed, work / "open")  # writes in the log, an index without manifest
        self.write(open_, signal.SIGKILL)
        self.other = fill_library(work / "other", write_ris(work / "30", 30, f"{seed}.other"))
        self.bases = (sealed, open_)
        self.requests = self.make_requests(sealed)
        self.expected = {base: self.answers_of(base) for base in self.bases}

    def write(self, library, end):
        with Server(library, self.token) as server:
            server.wait_until_ready()
            assert Writer(server, Told(), self.seed).write()
            assert server.wait_until_findable()
            server.stop(end)

    def make_requests(self, library):
        chance = random.Random(self.seed)
        ids = sorted(record_ids(library))
        searches = [f"/api/v1/search?per_page=5&facets={number % 2}&q="
                    + "+".join(chance.sample(WORDS[:26], 1 + number % 3))
                    for number in range(QUERIES - 60)]
        return searches + [f"/api/v1/items/{identity}" for identity in chance.sample(ids, 60)]

    def answers_of(self, base):
        copy_library(base, self.library)
        with Server(self.library) as server:
            server.wait_until_ready()
            return self.answers(server)

    def answers(self, server):
        answers = [server.ask("GET", request, keep=True) for request in self.requests]
        return [(answer.status, CHANGING.sub(b"", answer.body)) for answer in answers]

    def do_harm(self, number):
        """Damages one file of a fresh copy: (which base, what was done)."""
        chance = random.Random(f"{self.seed}.{number}")
        base = chance.choice(self.bases)
        copy_library(base, self.library)
        live = next(self.library.glob("index/gen-*"))
        files = [self.library / "catalogue.sqlite", self.library / "catalogue.sqlite-wal",
                 self.library / "index/current",
                 *sorted(file for file in live.iterdir() if file.stat().st_size > 0)]
        file = chance.choice([file for file in files if file.exists() and file.stat().st_size > 0])
        how = chance.choice((*IN_PLACE, self.remove, self.of_another, self.add))
        if how in IN_PLACE:
            data = bytearray(file.read_bytes())
            how(data, chance)
            file.write_bytes(data)
        else:
            how(file)
        return base, f"{how.__name__} {file.relative_to(self.library)} of {base.name}"

    def remove(self, file):
        file.unlink()

    def of_another(self, file):
        """In its place the same file of another library, where that can be told from a swap of
        libraries by its owner."""
        same = next(self.other.glob(f"index/gen-*/{file.name}"), None)
        if same is None:
            return self.add(file)
        shutil.copy(same, file)

    def add(self, file):
        file.with_name("foreign.glass").write_bytes(b"nobody knows me\n" * 600)
        (self.library / "index/gen-0099").mkdir()

    def outcome(self, base):
        """(harmless | mended | told | told by verify | BAD, a sentence)."""
        with Server(self.library) as server:
            seconds = server.wait_until_ready(20)
            if seconds is None:
                return self.outcome_of_no_start(server)
            answers = self.answers(server)
            if server.process.poll() is not None:
                return "BAD", f"the server died with {server.process.poll()}"
            log, end = server.log(), server.stop()
            if end != 0:
                return "BAD", f"the server ended with {end}"
        said = '"level":"warning"' in log or '"level":"error"' in log
        if answers == self.expected[base]:
            return ("mended" if "index anew" in log else "harmless"), log
        wrong = [(request, answer[0]) for request, answer, expected
                 in zip(self.requests, answers, self.expected[base]) if answer != expected]
        if said:
            return "told", log
        code, _ = run(self.library, "verify")
        if code != 0:
            return "told by verify", f"{len(wrong)} answers differ, {wrong[0]} first"
        return "BAD", f"{len(wrong)} answers differ and nobody tells, {wrong[0]} first"

    def outcome_of_no_start(self, server):
        end = server.process.poll()
        if end == REFUSED and str(self.library) in server.log():
            return "told", server.log()
        if end is not None:
            return "BAD", f"the server ended with {end}: {server.log()[-300:]}"
        if '"level":"error"' in server.log():
            return "told", server.log()
        return "BAD", "the server is not ready and does not say why"


def run_part(work, count, seed, say):
    damage = Damage(work, seed)
    counts = {"harmless": 0, "mended": 0, "told": 0, "told by verify": 0, "BAD": 0}
    for number in range(count):
        base, what = damage.do_harm(number)
        outcome, sentence = damage.outcome(base)
        counts[outcome] += 1
        say(f"{outcome} {number} (seed {seed}): {what}"
            + (f": {sentence}" if outcome in ("BAD", "told by verify") else ""))
    remark = ", ".join(f"{times} {outcome}" for outcome, times in counts.items())
    return [("damage", count, counts["BAD"], remark)], control(damage)


def control(damage):
    """Answers of a library that lacks what the others have must be seen to differ."""
    copy_library(damage.other, damage.library)
    outcome, _ = damage.outcome(damage.bases[0])
    return [("a library with other records answers otherwise, and is not told", outcome == "BAD")]
