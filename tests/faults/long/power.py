"""Power cuts: ext4 on a loop device, which loses at a random instant what was not synced."""

import os
import random
import shutil
import signal
import subprocess
import threading
import time

from libraries import Told, Writer, copy_library, make_library, record_ids, write_ris, wrong_after
from programs import Server, acknowledged, indexer, start


def call(*command):
    subprocess.run([str(part) for part in command], check=True, capture_output=True)


class Disk:
    """A small file system in a file, mounted or not."""

    def __init__(self, work):
        self.image, self.folder = work / "disk", work / "mounted"
        self.folder.mkdir()
        call("truncate", "-s", "128M", self.image)
        call("mkfs.ext4", "-q", "-F", self.image)

    def mount(self):
        call("mount", "-o", "loop", self.image, self.folder)

    def cut(self, process):
        """What was not synced is lost, and the process has come to its end. It is stopped first: an
        fdatasync that runs while ext4 is shut down may return 0 and have lost its bytes (one that a
        loop of nothing else made, in 15 of 137), as none does that runs when the power goes."""
        process.send_signal(signal.SIGSTOP)
        call("xfs_io", "-x", "-c", "shutdown", self.folder)
        process.kill()

    def unmount(self):
        for _ in range(50):
            if subprocess.run(["umount", self.folder], capture_output=True).returncode == 0:
                return
            time.sleep(0.1)
        raise RuntimeError(f"{self.folder} cannot be unmounted")


class Cuts:
    def __init__(self, work, seed):
        self.seed, self.disk = seed, Disk(work)
        self.inputs = write_ris(work / "inputs", 1100, seed, in_a_file=400)
        self.base = work / "base"
        self.token = make_library(self.base, write_ris(work / "60", 60, f"{seed}.base"))
        self.base_ids = record_ids(self.base)
        self.library = self.disk.folder / "library"
        self.deeds = {"ingest": self.ingest, "ingest of more": self.ingest_more,
                      "server writes": self.server, "rebuild": self.rebuild}

    def cut_once(self, name, number, prefix=()):
        """What is wrong after it, and the seconds of the restart."""
        chance = random.Random(f"{self.seed}.{name}.{number}")
        self.disk.mount()
        try:
            shutil.rmtree(self.library, ignore_errors=True)
            if name != "ingest":
                copy_library(self.base, self.library)
            os.sync()
            told = self.deeds[name](chance, prefix)
            self.disk.unmount()
            self.disk.mount()
            return wrong_after(self.library, told, self.token)
        finally:
            self.disk.unmount()

    def cut_and_kill(self, process, after):
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            pass
        self.disk.cut(process)
        process.wait()

    def indexer(self, prefix, seconds, *arguments):
        self.cut_and_kill(start([*prefix, *indexer(self.library, *arguments)]), seconds)

    def ingest(self, chance, prefix):
        self.indexer(prefix, chance.uniform(0, 1.0), "ingest", self.inputs)
        return Told(records=acknowledged())

    def ingest_more(self, chance, prefix):
        self.indexer(prefix, chance.uniform(0, 1.0), "ingest", self.inputs)
        return Told(records=self.base_ids | acknowledged())

    def rebuild(self, chance, prefix):
        self.indexer(prefix, chance.uniform(0, 1.0), "rebuild")
        return Told(records=self.base_ids)

    def server(self, chance, prefix):
        told = Told(records=self.base_ids)
        with Server(self.library, self.token, prefix) as server:
            server.wait_until_ready()
            timer = threading.Timer(chance.uniform(0, 0.4), self.disk.cut, [server.process])
            timer.start()
            writer = Writer(server, told, chance.random())
            while writer.write():
                pass
            timer.join()
        return told


def run_part(work, count, seed, say):
    if os.geteuid() != 0:
        say(f"power: {count} cuts are left out: mounting a loop device needs root")
        return [("power cut (left out: needs root)", 0, 0, "")], []
    cuts = Cuts(work, seed)
    rows = []
    for index, name in enumerate(cuts.deeds):
        tries = count // len(cuts.deeds) + (index < count % len(cuts.deeds))
        bad, longest = 0, 0.0
        for number in range(tries):
            wrong, seconds = cuts.cut_once(name, number)
            longest = max(longest, seconds)
            bad += bool(wrong)
            for sentence in wrong:
                say(f"BAD {name} {number} (seed {seed}): {sentence}")
        rows.append((f"power cut: {name}", tries, bad, f"restart ≤ {longest:.2f} s"))
        say(f"{name}: {tries} power cuts, {bad} bad, restart ≤ {longest:.2f} s")
    return rows, control(cuts, max(4, count // 10), say)


def control(cuts, count, say):
    """The same without any sync must lose something."""
    names = ("ingest of more", "server writes")
    lost = sum(bool(cuts.cut_once(names[number % 2], number, ["eatmydata"])[0])
               for number in range(count))
    say(f"without syncs: {lost} of {count} lost something")
    return [(f"without syncs (eatmydata), {lost} of {count} lose something", lost > 0)]
