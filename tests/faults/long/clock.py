"""Clocks that jump by hours and by years, forward and back, under a server and between harvests."""

import http.server
import random
import shutil
import subprocess
import threading
import time
from urllib.parse import parse_qs, urlsplit

from libraries import Told, Writer, copy_library, make_library, record_ids, write_ris, wrong_after
from programs import Server, indexer

HOUR, DAY = 3600, 86400
JUMPS = (HOUR, -HOUR, 13 * HOUR, 8 * DAY, -8 * DAY, 200 * DAY, -200 * DAY, 3 * 365 * DAY,
         -3 * 365 * DAY, 12 * 365 * DAY)
TOKEN_LASTS = 300 * DAY  # libraries.make_library
LIBRARY = "/usr/lib/{}-linux-gnu/faketime/libfaketimeMT.so.1"


def faked(clock):
    """In front of a command: its calendar is off by what the file says; timers go on as they do."""
    machine = subprocess.run(["uname", "-m"], capture_output=True, text=True).stdout.strip()
    return ["env", f"LD_PRELOAD={LIBRARY.format(machine)}", f"FAKETIME_TIMESTAMP_FILE={clock}",
            "FAKETIME_NO_CACHE=1", "FAKETIME_DONT_FAKE_MONOTONIC=1", "DONT_FAKE_MONOTONIC=1"]


def wrong_under_jumps(work, base, token, seed):
    """A server and a writer, while the clock jumps ten times."""
    library, clock, wrong = copy_library(base, work / "library"), work / "clock", []
    told, chance = Told(records=record_ids(base)), random.Random(seed)
    clock.write_text("+0")
    with Server(library, token, faked(clock)) as server:
        server.wait_until_ready()
        writer = Writer(server, told, seed)
        for _ in range(10):
            jump = chance.choice(JUMPS)
            clock.write_text(f"{jump:+d}")
            if writer.write() != (jump < TOKEN_LASTS):
                wrong.append(f"{jump} s: the token is wrongly "
                             + ("refused" if jump < TOKEN_LASTS else "good"))
            server.token = None  # one that has run out is refused wherever it is shown
            if not server.ask("GET", "/api/v1/search?q=care").ok:
                wrong.append(f"{jump} s: searches fail")
            server.token = token
        clock.write_text("+0")
        if not writer.write():
            wrong.append("back in time, writes fail")
        if (end := server.stop()) != 0:
            wrong.append(f"the server ended with {end}: {server.log()[-300:]}")
    return wrong + wrong_after(library, told, token)[0]


class Repository(http.server.BaseHTTPRequestHandler):
    """An OAI-PMH repository with the right time; items: (identifier, datestamp)."""

    items = []

    def do_GET(self):
        asked = {key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()}
        chosen = [item for item in self.items
                  if asked.get("from", "") <= item[1] <= asked.get("until", "9")]
        answer = {
            "Identify": "<Identify><repositoryName>R</repositoryName><protocolVersion>2.0"
                        "</protocolVersion><granularity>YYYY-MM-DDThh:mm:ssZ</granularity>"
                        "</Identify>",
            "ListMetadataFormats":
                "<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix>"
                "<schema>https://example.org/s</schema><metadataNamespace>"
                "http://www.openarchives.org/OAI/2.0/oai_dc/</metadataNamespace></metadataFormat>"
                "</ListMetadataFormats>",
            "ListRecords": "<ListRecords>" + "".join(map(record, chosen)) + "</ListRecords>"
                           if chosen else '<error code="noRecordsMatch">none</error>',
        }[asked["verb"]]
        body = ('<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns='
                f'"http://www.openarchives.org/OAI/2.0/"><responseDate>{stamp()}</responseDate>'
                f"<request>http://r</request>{answer}</OAI-PMH>").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def stamp():
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def record(item):
    return (f"<record><header><identifier>{item[0]}</identifier><datestamp>{item[1]}</datestamp>"
            "</header><metadata>"
            '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"'
            f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>About {item[0]}</dc:title>'
            f"<dc:identifier>https://r.example/{item[0]}</dc:identifier></oai_dc:dc></metadata>"
            "</record>")


def wrong_between_harvests(work, seed):
    """Every harvest has another clock; what the repository got in between must come in."""
    library, clock, chance = work / "harvested", work / "clock", random.Random(seed)
    shutil.rmtree(library, ignore_errors=True)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Repository) as repository:
        threading.Thread(target=repository.serve_forever, daemon=True).start()
        Repository.items, wrong = [], []
        for number in range(3):
            Repository.items = Repository.items + [(f"item-{seed}-{number}", stamp())]
            clock.write_text(f"{chance.choice(JUMPS):+d}")
            done = subprocess.run(
                [*faked(clock), *indexer(library, "harvest", "--allow-private",
                                         f"http://127.0.0.1:{repository.server_port}/oai")],
                capture_output=True, text=True)
            if done.returncode != 0 or len(record_ids(library)) != number + 1:
                wrong.append(f"harvest {number} ended with {done.returncode}, "
                             f"{len(record_ids(library))} records: {done.stderr[-300:]}")
            time.sleep(1.1)  # the next one has another datestamp
        repository.shutdown()
    return wrong


def run_part(work, count, seed, say):
    base = work / "base"
    token = make_library(base, write_ris(work / "60", 60, f"{seed}.base"))
    bad = 0
    for number in range(count):
        wrong = wrong_under_jumps(work, base, token, f"{seed}.{number}")
        if number % 4 == 0:
            wrong += wrong_between_harvests(work, f"{seed}.{number}")
        bad += bool(wrong)
        for sentence in wrong:
            say(f"BAD {number} (seed {seed}): {sentence}")
    return [("clock jumps", 10 * count, bad, f"{(count + 3) // 4} times three harvests")], \
        control(work, base, token)


def control(work, base, token):
    """The clock of the programs does jump: a token of 300 days is no longer good in 12 years."""
    (work / "clock").write_text(f"{JUMPS[-1]:+d}")
    copy_library(base, work / "library")
    with Server(work / "library", token, faked(work / "clock")) as server:
        server.wait_until_ready()
        status = server.ask("POST", "/api/v1/lists", {"title": "Too late"}).status
    return [("a token that has run out is refused (401)", status == 401)]
