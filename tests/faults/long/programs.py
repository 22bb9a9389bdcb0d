"""The two programs under test, in processes of their own."""

import http.client
import json
import os
import re
import select
import signal
import subprocess
import time
from pathlib import Path

BIN = Path(os.environ.get("FINDINGS_BIN", "build/release/bin"))
logs = Path(".")  # where programs write what they say, which outlives a kill; the driver sets it
STORED = re.compile(r"^stored (\S+) ", re.M)


def indexer(library, *arguments):
    """The command line of findings-indexer."""
    return [str(BIN / "findings-indexer"), "--library", str(library), *map(str, arguments)]


def start(command, name="indexer"):
    """Starts a program that writes to files of this name."""
    with open(logs / f"{name}.out", "w") as out, open(logs / f"{name}.err", "w") as err:
        return subprocess.Popen(command, stdout=out, stderr=err)


def run(library, *arguments):
    """Runs findings-indexer to its end: (exit code, what it said)."""
    done = subprocess.run(indexer(library, *arguments), capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def acknowledged(name="indexer"):
    """Ids that an ingest said were stored."""
    return set(STORED.findall((logs / f"{name}.out").read_text()))


def errors(name="indexer"):
    return (logs / f"{name}.err").read_text()


class Answer:
    """Status 0: nobody answered."""

    def __init__(self, status=0, body=b"", etag=None):
        self.status, self.body, self.etag = status, body, etag

    @property
    def ok(self):
        return 200 <= self.status < 300

    def json(self):
        return json.loads(self.body)


class Server:
    """findings-search-server on a port of its own; ended with the `with` block."""

    def __init__(self, library, token=None, prefix=(), options=()):
        self.token, self.port, self.began = token, 0, time.monotonic()
        with open(logs / "server.err", "w") as err:
            self.process = subprocess.Popen(
                [*prefix, str(BIN / "findings-search-server"), "--library", str(library),
                 "serve", "--listen", "127.0.0.1:0", *options],
                stdout=subprocess.PIPE, stderr=err)
        told = select.select([self.process.stdout], [], [], 30)[0]  # a fault may come to that write
        line = self.process.stdout.readline().decode() if told else ""
        if found := re.search(r":(\d+)$", line.strip()):
            self.port = int(found[1])
        self.kept = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop(signal.SIGKILL)

    def ask(self, method, target, body=None, match=None, keep=False, timeout=30):
        """One request; `keep` uses one connection again and again."""
        headers = {"Content-Type": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if match:
            headers["If-Match"] = match
        connection = self.kept if keep else None
        try:
            if connection is None:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
            connection.request(method, target, None if body is None else json.dumps(body), headers)
            reply = connection.getresponse()
            answer = Answer(reply.status, reply.read(), reply.getheader("ETag"))
        except (OSError, http.client.HTTPException):
            self.kept = None
            return Answer()
        if keep:
            self.kept = connection
        else:
            connection.close()
        return answer

    def wait_until_ready(self, limit=30):
        """Seconds from the start to the first 200; None where it ended, or never got so far."""
        while time.monotonic() - self.began < limit and self.process.poll() is None:
            if self.ask("GET", "/health/ready", keep=True).ok:
                return time.monotonic() - self.began
            time.sleep(0.002)
        return None

    def gauges(self):
        text = self.ask("GET", "/metrics", keep=True).body.decode()
        return dict(re.findall(r"^(findings_\w+) (\S+)$", text, re.M))

    def wait_until_findable(self, limit=30):
        """Whether the index got as far as the catalogue."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            gauges = self.gauges()
            if gauges.get("findings_index_upto") == gauges.get("findings_catalogue_last_change"):
                return True
            time.sleep(0.02)
        return False

    def log(self):
        """What it said, but for the requests."""
        return "".join(line for line in errors("server").splitlines(True)
                       if '"event":"request"' not in line)

    def stop(self, how=signal.SIGTERM):
        """How it ended: the exit code, or minus a signal."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            end = self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            end = self.process.wait()
        self.process.stdout.close()
        return end
