"""Long fault runs; script/faults calls this and says what it takes."""

import argparse
import importlib
import shutil
import signal
import sys
import time
from pathlib import Path

import programs

COUNTS = {"kills": 1000, "calls": 100000, "power": 200, "damage": 2000, "clock": 40, "writers": 20,
          "swap": 1000}


def say(text):
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser(prog="script/faults")
    parser.add_argument("part", nargs="?", default="all", choices=["all", *COUNTS])
    parser.add_argument("count", nargs="?", type=int)
    parser.add_argument("seed", nargs="?", type=int, default=1)
    parser.add_argument("--work", type=Path, required=True)
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # no server is left behind
    failed = False
    print("| fault | tried | bad | |\n|---|---|---|---|")
    for part in COUNTS if given.part == "all" else [given.part]:
        work = given.work / part
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        programs.logs = work
        say(f"{part}: seed {given.seed}")
        rows, controls = importlib.import_module(part).run_part(
            work, given.count or COUNTS[part], given.seed, say)
        for name, tried, bad, remark in rows:
            print(f"| {name} | {tried} | {bad} | {remark} |", flush=True)
            failed |= bad > 0
        for name, holds in controls:
            print(f"| control: {name} | | | {'yes' if holds else 'NO'} |", flush=True)
            failed |= not holds
        shutil.rmtree(work, ignore_errors=True)
    return 1 if failed else 0


sys.exit(main())
