"""What is no peer but says how fast a job can be: a loop in C that answers nothing, a loop in Python that only rewrites."""
import math

from measure import Failure, Sample, Usage, run, text_of


class Rewriting:
    """A loop in Python that parses JSON Lines with orjson and writes them again; its time is less that on an empty file."""

    def __init__(self, name, scratch, rows, count):
        self.version = f"orjson {scratch.install_python('orjson')}"
        self.name, self.scratch, self.rows, self.count = name, scratch, rows, count
        self.empty = scratch.path("rewriting.empty")
        self.empty.write_text("")

    def measure(self):
        output = self.scratch.path("rewriting.jsonl")
        start = run([*self.scratch.worker("rewrite.py"), self.empty, output])
        whole = run([*self.scratch.worker("rewrite.py"), self.rows, output])
        with output.open("rb") as lines:
            written = sum(1 for _ in lines)
        if written != self.count:
            raise Failure(f"the orjson loop wrote {written} of {self.count} rows")
        return {self.name: Sample(self.count, self.rows.stat().st_size, whole.less(start))}


class Ceiling:
    """A loop written by hand in C with random weights, where its source is at hand: what the machine can do."""

    MODES = {"ceiling words": "1+2-grams, f32 2^18x4 (4 MiB)", "ceiling words and characters": "1+2w + char3-5, f32 2^18x4"}

    def __init__(self, scratch, source, workload, count, size):
        self.program = scratch.path("ceiling")
        run(["cc", "-O3", "-march=native", "-o", self.program, source])
        self.version = text_of(["cc", "--version"]).splitlines()[0]
        self.workload, self.count, self.size = workload, count, size

    def measure(self):
        """A sample of each mode by its name; it tells its CPU time, and no wall time."""
        return parsed_ceiling(text_of([self.program, self.workload, "1"]), self.count, self.size)


def parsed_ceiling(printed, count, size):
    samples = {}
    for name, mode in Ceiling.MODES.items():
        lines = [line for line in printed.splitlines() if line.startswith(mode + " ")]
        if len(lines) != 1 or not printed.rstrip().splitlines()[-1].startswith(f"docs {count} "):
            raise Failure(f"the ceiling did not time {mode!r} on {count} statements")
        seconds = float(lines[0].split("median")[1].split()[0]) / 1000
        samples[name] = Sample(count, size, Usage(seconds, 0, math.nan))
    return samples
