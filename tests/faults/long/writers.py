"""Two ingests and a server that write to one library at the same time."""

import json
import sqlite3
from contextlib import closing

from libraries import Told, Writer, copy_library, make_library, record_ids, write_ris, wrong_after
from programs import Server, acknowledged, errors, indexer, start


def write_together(library, inputs, token, told, seed):
    """What went wrong while they wrote; told holds what was acknowledged."""
    with Server(library, token) as server:
        server.wait_until_ready()
        processes = [start(indexer(library, "ingest", folder, inputs[2]), f"ingest-{number}")
                     for number, folder in enumerate(inputs[:2])]
        writer, failed = Writer(server, told, seed), []
        while any(process.poll() is None for process in processes):
            if not writer.write():
                failed.append("a write of the server failed")
        for number, process in enumerate(processes):
            told.records |= acknowledged(f"ingest-{number}")
            if process.returncode != 0:
                failed.append(f"ingest {number} ended with {process.returncode}: "
                              + errors(f"ingest-{number}")[-300:])
        return failed


def run_part(work, count, seed, say):
    base, library = work / "base", work / "library"
    token = make_library(base, write_ris(work / "60", 60, f"{seed}.base"))
    inputs = [write_ris(work / f"inputs-{number}", 400, f"{seed}.{number}", in_a_file=50)
              for number in range(3)]  # the third is brought by both
    bad = written = 0
    for number in range(count):
        copy_library(base, library)
        told = Told(records=record_ids(base))
        wrong = write_together(library, inputs, token, told, f"{seed}.{number}")
        wrong += wrong_after(library, told, token)[0]
        if (there := len(record_ids(library))) != 60 + 1200 + len(told.published):
            wrong.append(f"{there} records are there")
        written += told.count()
        bad += bool(wrong)
        for sentence in wrong:
            say(f"BAD {number} (seed {seed}): {sentence}")
    return [("two ingests and a server", count, bad, f"{written} writes")], \
        control(library, token)


def control(library, token):
    """A work that is there twice must be told."""
    with closing(sqlite3.connect(library / "catalogue.sqlite")) as catalogue:
        one, other = catalogue.execute(
            "SELECT number, json FROM version WHERE json ->> 'doi' IS NOT NULL LIMIT 2").fetchall()
        twin = {**json.loads(other[1]), "doi": json.loads(one[1])["doi"]}
        catalogue.execute("UPDATE version SET json = ? WHERE number = ?",
                          (json.dumps(twin), other[0]))
        catalogue.commit()
    wrong, _ = wrong_after(library, Told(), token)
    return [("a work that is there twice is told", any("twice" in what for what in wrong))]
