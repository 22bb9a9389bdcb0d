"""Generations swapped under searches: none may fail, and nothing may pile up."""

import os
import shutil
import threading
from pathlib import Path

from libraries import copy_library, make_library, record_ids, write_ris
from programs import Server, run

READERS = 2


class Searchers:
    """Threads that search without a pause, each over a connection of its own."""

    def __init__(self, server, least):
        self.server, self.least, self.stop = server, least, False
        self.searches, self.failures = 0, []
        self.threads = [threading.Thread(target=self.search) for _ in range(READERS)]
        for thread in self.threads:
            thread.start()

    def search(self):
        while not self.stop:
            answer = self.server.ask("GET", "/api/v1/search?per_page=3", keep=False)
            self.searches += 1
            if not answer.ok or answer.json()["total"] < self.least:
                self.failures.append(f"{answer.status} {answer.body[:200]}")

    def end(self):
        self.stop = True
        for thread in self.threads:
            thread.join()


def held(server):
    """Open files, and KiB of memory."""
    process = Path(f"/proc/{server.process.pid}")
    memory = next(line for line in (process / "status").read_text().splitlines() if "VmRSS" in line)
    return len(os.listdir(process / "fd")), int(memory.split()[1])


def run_part(work, count, seed, say):
    library = work / "library"
    token = make_library(library, write_ris(work / "60", 60, seed))
    with Server(library, token) as server:
        server.wait_until_ready()
        searchers, first, most = Searchers(server, len(record_ids(library))), None, (0, 0)
        for number in range(count):
            code, said = run(library, "rebuild", "--jobs", "1")
            if code != 0:
                searchers.failures.append(said)
            now = held(server)
            first = first or (now if number == min(50, count // 4) else None)
            most = tuple(map(max, now, most))
        searchers.end()
        for failure in searchers.failures[:20]:
            say(f"BAD {failure}")
    remark = (f"{searchers.searches} searches; open files {first[0]} after 50 swaps, at most "
              f"{most[0]}; memory {first[1] // 1024} MiB, at most {most[1] // 1024}")
    grown = most[0] > first[0] + 10 or most[1] > 1.5 * first[1]
    return [("swap", count, len(searchers.failures) + grown, remark)], control(library, work)


def control(library, work):
    """Searches over a generation that is gone and that nobody may make anew fail: that is seen."""
    copy_library(library, work / "gone")
    with Server(work / "gone", options=["--read-only"]) as server:
        server.wait_until_ready()
        searchers = Searchers(server, 1)
        shutil.rmtree(work / "gone/index")
        for _ in range(50):
            server.ask("GET", "/api/v1/search")
        searchers.end()
    return [("searches are seen to fail when the index is taken away", bool(searchers.failures))]
