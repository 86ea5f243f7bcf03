"""Processes and what they took; rounds, rates and ratios."""
import dataclasses
import math
import os
import statistics
import subprocess
import threading
import time


class Failure(Exception):
    """A command that failed or a result that is not what was asked for, in words for the user."""


@dataclasses.dataclass(frozen=True)
class Usage:
    """Seconds that a process took."""

    user: float
    system: float
    wall: float

    def less(self, other):
        """What is left without a start that was measured alone; not a number where noise left nothing."""
        pairs = zip(dataclasses.astuple(self), dataclasses.astuple(other))
        return Usage(*(a - b if a > b else math.nan for a, b in pairs))


@dataclasses.dataclass(frozen=True)
class Sample:
    """One measurement of one round: seconds for so many statements and bytes."""

    statements: int
    bytes: int
    usage: Usage

    def rate(self, unit="statements", clock="user"):
        """Statements or bytes a second of user or wall time."""
        return getattr(self, unit) / getattr(self.usage, clock)


@dataclasses.dataclass(frozen=True)
class Spread:
    median: float
    low: float
    high: float


def spread(values):
    values = list(values)
    if any(math.isnan(value) for value in values):
        return Spread(math.nan, math.nan, math.nan)
    return Spread(statistics.median(values), min(values), max(values))


def ratios(samples, others, unit="statements", clock="user"):
    """Rate over rate, round by round."""
    return spread(a.rate(unit, clock) / b.rate(unit, clock) for a, b in zip(samples, others, strict=True))


def run(command, output=None, environment=None, limit=1_800, source=os.devnull):
    """Runs a command to its end or for so many seconds, its standard input from a file, its output to one or nowhere."""
    with open(source, "rb") as given, open(output or os.devnull, "wb") as sink:
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command], stdin=given, stdout=sink, stderr=subprocess.PIPE,
            env={**os.environ, **(environment or {})})
        stop = threading.Timer(limit, process.kill)
        stop.start()
        try:
            with process.stderr as errors:
                said = errors.read()
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            raise
        finally:
            stop.cancel()
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if wall > limit:
        raise Failure(f"{os.path.basename(str(command[0]))} took more than {limit} s and was ended")
    if process.returncode != 0:
        raise Failure(f"{os.path.basename(str(command[0]))} ended with {process.returncode}: {tail(said)}")
    return Usage(used.ru_utime, used.ru_stime, wall)


def text_of(command, environment=None):
    """What a command prints."""
    done = subprocess.run(
        [str(part) for part in command], stdin=subprocess.DEVNULL, capture_output=True,
        env={**os.environ, **(environment or {})})
    if done.returncode != 0:
        raise Failure(f"{os.path.basename(str(command[0]))} ended with {done.returncode}: {tail(done.stderr)}")
    return done.stdout.decode()


def tail(said, lines=3):
    return " / ".join(said.decode(errors="replace").split("\n")[-lines - 1:]).strip(" /")


@dataclasses.dataclass(frozen=True)
class Memory:
    """Peak resident bytes when a quarter of a stream had been read, and when all had."""

    quarter: int
    whole: int


def peak_of_stream(command, source, size):
    """Feeds a file again and again through a pipe until so many bytes are written; the process's own peak memory.

    The peak is read from /proc while it runs: the one that the system keeps for a finished process counts what its
    parent had before it started the program.
    """
    process = subprocess.Popen(
        [str(part) for part in command], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    block = source.read_bytes()
    written = 0

    def feed():
        nonlocal written
        with process.stdin as pipe:
            while written < size:
                pipe.write(block)
                written += len(block)

    feeder = threading.Thread(target=feed)
    feeder.start()
    quarter = whole = 0
    while process.poll() is None:
        try:
            status = open(f"/proc/{process.pid}/status").read()
        except OSError:
            break
        whole = max(whole, *(int(line.split()[1]) * 1024 for line in status.splitlines() if "VmHWM" in line), 0)
        if written < size / 4:
            quarter = whole
        time.sleep(0.02)
    feeder.join()
    if process.wait() != 0:
        raise Failure(f"a stream through a pipe ended with {process.returncode}")
    return Memory(quarter or whole, whole)


def interleaved(contests, rounds, tell):
    """Samples by name of all that the contests measure; each contest is a function that gives samples by name.

    Every round runs all contests; odd rounds run them backwards, so that a machine that slows down or speeds up favors
    none.
    """
    samples = {}
    for number in range(rounds):
        names = list(contests) if number % 2 == 0 else list(reversed(contests))
        for name in names:
            tell(f"round {number + 1} of {rounds}: {name}")
            for measured, sample in contests[name]().items():
                samples.setdefault(measured, []).append(sample)
    return samples
