"""SIGKILL at random instants of all that writes."""

import random
import shutil
import sqlite3
import subprocess
import threading
import time
from contextlib import closing
from pathlib import Path

from libraries import (ROOT, Told, Writer, copy_library, fill_library, make_library, record_ids,
                       write_ris, wrong_after)
from programs import Server, acknowledged, indexer, start

MIGRATIONS = sorted((ROOT / "schemas" / "catalogue").glob("*.sql"))
FOR_EVER = 3600.0


def wait_for(pattern, folder, process):
    """Returns when there is such a file, or the process has ended."""
    while process.poll() is None and not any(folder.glob(pattern)):
        time.sleep(0.0005)


class Kills:
    """A deed is done once, killed after so many seconds, and returns what had been acknowledged."""

    def __init__(self, work, seed):
        self.seed, self.library = seed, work / "library"
        self.inputs = write_ris(work / "inputs", 1100, seed, in_a_file=400)  # two commits
        self.small, self.large = work / "small", work / "large"  # two shards
        self.token = make_library(self.small, write_ris(work / "60", 60, f"{seed}.small"))
        fill_library(copy_library(self.small, self.large),
                     write_ris(work / "1600", 1600, f"{seed}.large"))
        self.ids = {base: record_ids(base) for base in (self.small, self.large)}
        self.lasted, self.was_killed = 0.0, False

    def deeds(self):
        return {"ingest": self.ingest, "rebuild": self.rebuild, "compaction": self.compaction,
                "swap": self.swap, "migration": self.migration, "server writes": self.server}

    def seconds_of(self, name):
        """That the deed takes undisturbed, on this machine and now."""
        self.deeds()[name](FOR_EVER, random.Random(0))
        return self.lasted

    def kill_once(self, name, number, length):
        """What is wrong after it, and the seconds of the restart."""
        chance = random.Random(f"{self.seed}.{name}.{number}")
        # Early more than late: what is acknowledged is written first, and the index takes long.
        told = self.deeds()[name](chance.random() ** 2 * length, chance)
        return wrong_after(self.library, told, self.token,
                           serve=name == "server writes" or number % 10 == 0)

    def end(self, process, after):
        """Kills it when so many seconds have gone by since now."""
        began = time.monotonic()
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self.was_killed = process.returncode < 0
        self.lasted = time.monotonic() - began

    def ingest(self, after, _):
        shutil.rmtree(self.library, ignore_errors=True)
        self.end(start(indexer(self.library, "ingest", self.inputs)), after)
        return Told(records=acknowledged())

    def server(self, after, chance):
        told = Told(records=self.ids[self.small])
        copy_library(self.small, self.library)
        with Server(self.library, self.token) as server:
            if server.wait_until_ready() is None:
                raise RuntimeError(server.log())
            killer = threading.Timer(min(after, 0.5), server.process.kill)
            killer.start()
            writer = Writer(server, told, chance.random())
            while writer.write():
                pass
            killer.join()
        self.was_killed, self.lasted = True, 0.5
        return told

    def rebuild(self, after, _, pattern=None):
        copy_library(self.large, self.library)
        process = start(indexer(self.library, "rebuild"))
        if pattern:
            wait_for(pattern, self.library / "index", process)
        self.end(process, after)
        return Told(records=self.ids[self.large])

    def compaction(self, after, chance):
        return self.rebuild(after, chance, "gen-*.tmp/*.glass")

    def swap(self, after, chance):
        return self.rebuild(after, chance, "gen-*.tmp/MANIFEST*")

    def migration(self, after, chance):
        copy_library(self.small, self.library)
        old = chance.randrange(1, len(MIGRATIONS))
        make_older(self.library / "catalogue.sqlite", MIGRATIONS[:old])
        self.end(start(indexer(self.library, "sync")), after)
        return Told(records=self.ids[self.small])


def make_older(path, migrations):
    """The catalogue as an earlier version of the program would have it: of each table the columns
    that it had."""
    newer = path.with_name("newer.sqlite")
    with closing(sqlite3.connect(path)) as catalogue:
        catalogue.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        application = catalogue.execute("PRAGMA application_id").fetchone()[0]
    path.rename(newer)
    for rest in ("-wal", "-shm"):
        Path(f"{path}{rest}").unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as older:
        for migration in migrations:
            older.executescript(migration.read_text())
        older.execute("ATTACH ? AS newer", (str(newer),))
        copy_rows(older)
        older.execute(f"PRAGMA application_id = {application}")
        older.execute(f"PRAGMA user_version = {len(migrations)}")
        older.commit()
    newer.unlink()


def copy_rows(older):
    def names(sql):
        return {row[0] for row in older.execute(sql)}

    tables = "SELECT name FROM {}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    for table in names(tables.format("main")) & names(tables.format("newer")):
        columns = ", ".join(sorted(
            names(f"SELECT name FROM pragma_table_info('{table}', 'main')")
            & names(f"SELECT name FROM pragma_table_info('{table}', 'newer')")))
        older.execute(f"INSERT OR REPLACE INTO main.{table} ({columns}) "
                      f"SELECT {columns} FROM newer.{table}")


def kill_often(kills, name, wanted, say):
    """The row of the table: only those count that came before the end of the deed."""
    killed, bad, longest, number, length = 0, 0, 0.0, 0, 0.0
    while killed < wanted and number < 3 * wanted:
        if number % 20 == 0:  # the machine may have others to serve
            length = kills.seconds_of(name)
        wrong, seconds = kills.kill_once(name, number, length)
        killed, longest, bad = killed + kills.was_killed, max(longest, seconds), bad + bool(wrong)
        for sentence in wrong:
            say(f"BAD {name} {number} (seed {kills.seed}): {sentence}")
        number += 1
        if number % 50 == 0:
            say(f"{name}: {killed} of {wanted}")
    say(f"{name}: {killed} kills, {bad} bad, restart ≤ {longest:.2f} s")
    return f"kill: {name}", killed, bad, f"restart ≤ {longest:.2f} s"


def run_part(work, count, seed, say):
    kills = Kills(work, seed)
    names = list(kills.deeds())
    rows = [kill_often(kills, name, count // len(names) + (index < count % len(names)), say)
            for index, name in enumerate(names)]
    return rows, control(kills)


def control(kills):
    """What must be told: an acknowledged record that is gone, a list nobody has made."""
    told = kills.migration(FOR_EVER, random.Random(0))
    told.records = told.records | {"01JGFJJZ0005SYE2G5V3Y4WZCX"}
    told.lists = {"01JGFJJZ0005SYE2G5V3Y4WZCX": "A list"}
    wrong, _ = wrong_after(kills.library, told, kills.token)
    return [("a record and a list that are not there are told as lost", len(wrong) == 2)]
