"""SIGKILL, ENOSPC and EIO, once and for good, at every system call that changes what is on disk."""

import re
import shutil
import signal
import subprocess
import time

from libraries import Told, Writer, copy_library, make_library, record_ids, write_ris, wrong_after
from programs import Server, acknowledged, errors, indexer, start

WRITE_CLASS = ("write,pwrite64,pwritev,fdatasync,fsync,syncfs,rename,renameat,renameat2,openat,"
               "ftruncate,fallocate,unlink,unlinkat,mkdir,rmdir,link,linkat,sendfile,"
               "copy_file_range")
FAULTS = {  # what strace injects; "+": into this call and all after it
    "SIGKILL": "signal=SIGKILL:when={}", "ENOSPC once": "error=ENOSPC:when={}",
    "ENOSPC for good": "error=ENOSPC:when={}+", "EIO once": "error=EIO:when={}",
    "EIO for good": "error=EIO:when={}+"}
NO_PROGRAM = 127  # the fault came while its libraries were loaded
CALL = re.compile(r"^(\d+) +(\w+)\((.*)")
WORLD_FAILED = 3  # exit code
PATIENCE = 120  # seconds


def tracing(log, *more):
    """The program stays ours (-D), so that signals and exit codes are its own."""
    return ["strace", "-D", "-f", "-y", "-qqq", "-o", str(log), *more]


class Calls:
    def __init__(self, work, seed):
        self.work, self.seed, self.library = work, seed, work / "library"
        self.inputs = write_ris(work / "inputs", 12, seed)
        self.base = work / "base"
        self.token = make_library(self.base, write_ris(work / "base-inputs", 12, f"{seed}.base"))
        self.base_ids = record_ids(self.base)
        self.log = work / "calls"

    def deeds(self):
        return {"ingest": self.ingest, "rebuild": self.rebuild, "server": self.server}

    def points(self, name):
        """Numbers of the calls that change the library, by call: strace counts each thread's."""
        self.deeds()[name](tracing(self.log, "-e", f"trace={WRITE_CLASS}"), None)
        time.sleep(0.5)  # strace outlives the program by a little
        counted, found = {}, {}
        for line in self.log.read_text().splitlines():
            if not (call := CALL.match(line)):
                continue
            thread, what, arguments = call.groups()
            number = counted[thread, what] = counted.get((thread, what), 0) + 1
            if str(self.library) in arguments and (what != "openat" or "O_CREAT" in arguments):
                found.setdefault(what, set()).add(number)
        return {what: sorted(numbers) for what, numbers in found.items()}

    def fail_once(self, name, what, number, fault):
        """What is wrong after the fault came to this call of that deed."""
        injection = f"inject={what}:" + FAULTS[fault].format(number)
        told, wrong = self.deeds()[name](
            tracing(self.log, "--seccomp-bpf", "-e", f"trace={what}", "-e", injection), fault)
        self.came = "INJECTED" in self.log.read_text() or fault == "SIGKILL"
        return wrong + wrong_after(self.library, told, self.token)[0]

    def ended(self, process, whole):
        """What is wrong with how an indexer ended; `whole`: all that it was to do was done."""
        try:
            code = process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return ["it hangs"]
        if code == 0 and not whole():
            return ["it ended with 0 and had not done its work"]
        if code not in (0, WORLD_FAILED, NO_PROGRAM, -signal.SIGKILL):
            return [f"it ended with {code}: {errors()[-300:]}"]
        return []

    def ingest(self, prefix, _):
        shutil.rmtree(self.library, ignore_errors=True)
        process = start([*prefix, *indexer(self.library, "ingest", self.inputs)])
        wrong = self.ended(process, lambda: len(acknowledged()) == 12)
        return Told(records=acknowledged()), wrong

    def rebuild(self, prefix, _):
        copy_library(self.base, self.library)
        process = start([*prefix, *indexer(self.library, "rebuild")])
        wrong = self.ended(process, lambda: (self.library / "index/gen-0002").exists())
        return Told(records=self.base_ids), wrong

    def server(self, prefix, fault):
        """Searches go on whatever fails, and writes where it failed once."""
        copy_library(self.base, self.library)
        told, wrong = Told(records=self.base_ids), []
        with Server(self.library, self.token, prefix) as server:
            if server.wait_until_ready(10) is None:
                wrong = self.refused_to_start(server)
            else:
                writer = Writer(server, told, self.seed)
                writer.write()
                server.wait_until_findable(3)  # the keeper's calls are tried too
                # A thread fails at its own call of this number: so more than one write may fail.
                goes_on = any(writer.write() and writer.write() for _ in range(8))
                if server.process.poll() is None and fault != "SIGKILL":
                    if not server.ask("GET", "/api/v1/search?q=care").ok:
                        wrong.append("searches fail")
                    if (fault is None or "once" in fault) and not goes_on:
                        wrong.append("writes do not go on")
            end = server.stop()
        if end not in (0, WORLD_FAILED, NO_PROGRAM, -signal.SIGKILL) or (
                end == -signal.SIGKILL and fault != "SIGKILL"):
            wrong.append(f"the server ended with {end}: {server.log()[-300:]}")
        return told, wrong

    def refused_to_start(self, server):
        alive = server.process.poll() is None and server.port != 0  # else it could not say where
        return [f"the server is not ready: {server.log()[-300:]}"] if alive else []


def spread(numbers, most):
    """At most so many of them, from the first to the last."""
    if len(numbers) <= most:
        return numbers
    return [numbers[index * (len(numbers) - 1) // (most - 1)] for index in range(most)]


def run_part(work, count, seed, say):
    """`count`: calls of a kind that are tried in each deed, at most."""
    calls, rows = Calls(work, seed), []
    for name in calls.deeds():
        points = calls.points(name)
        say(f"{name}: " + ", ".join(f"{len(n)} {what}" for what, n in points.items()))
        for fault in FAULTS:
            tried, bad, came = 0, 0, 0
            for what, numbers in points.items():
                for number in spread(numbers, max(2, count)):
                    wrong = calls.fail_once(name, what, number, fault)
                    tried, bad, came = tried + 1, bad + bool(wrong), came + calls.came
                    for sentence in wrong:
                        say(f"BAD {name} {fault} at {what} {number}: {sentence}")
            rows.append((f"{fault}: {name}", tried, bad,
                         f"of {sum(map(len, points.values()))} calls"))
            say(f"{name} {fault}: {tried} tried, {came} came, {bad} bad")
    return rows, control(calls)


def control(calls):
    """A record that was acknowledged and is not there must be told."""
    told, wrong = calls.ingest([], None)
    told.records = told.records | {"01JGFJJZ0005SYE2G5V3Y4WZCX"}
    found = wrong_after(calls.library, told, calls.token)[0]
    return [("an acknowledged record that is not there is told", not wrong and len(found) == 1)]
