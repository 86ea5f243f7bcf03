"""Standpoint's own jobs: what each is run on, and that its answers are whole, in order and always the same."""
import csv
import hashlib
import json
import math
import os
import statistics

from measure import Failure, Sample, Usage, peak_of_stream, run, text_of

COLD_RUNS = 20
# A timing of the loop goes through about so many bytes.
LOOP_BYTES = 400_000_000


class Standpoint:
    def __init__(self, program, model, scratch):
        self.program, self.scratch = program, scratch
        self.model = model
        self.information = json.loads(text_of([program, "model", "info", *self._model(model), "--json"]))
        self.checksums = {}

    def _model(self, model):
        return ["-m", model] if model else []

    @property
    def model_bytes(self):
        return os.stat(self.information["path"]).st_size

    def benchmark(self, name, text, threads=1, model=None, effort=LOOP_BYTES, limit=1_800):
        """The loop in memory. Its CPU time is that of more rounds less that of one, a round; its wall time is the median
        that the command reports. Text from standard input can be read once, so the command times the loop alone."""
        model = model or self.model
        more = max(4, min(200, math.ceil(effort / text.stat().st_size)))
        printed = self.scratch.path("benchmark.json")

        def timed(rounds):
            usage = run(
                [self.program, "benchmark", "-", *self._model(model), "--threads", threads, "--rounds", rounds, "--json"],
                output=printed, limit=limit, source=text)
            return usage, json.loads(printed.read_text())

        one, _ = timed(1)
        all_rounds, result = timed(1 + more)
        known = self.checksums.setdefault((str(text), str(model)), result["checksum"])
        if result["checksum"] != known:
            raise Failure(f"benchmark of {name} gave labels that differ from an earlier run's")
        usage = all_rounds.less(one)
        sample = Sample(
            result["statements"], result["bytes"],
            Usage(usage.user / more, usage.system / more, result["seconds"]["median"]))
        return {name: sample}

    def classify(self, name, kind, inputs, output, count, size, threads=1, others=(), limit=1_800):
        """A whole job, file to file: the process from start to end. With a count, rows must be so many."""
        usage = run([
            self.program, "classify", *inputs, "--input", kind, "--format", output.suffix[1:], "-o", output, "--threads",
            threads, *others, *self._model(self.model)],
            limit=limit)
        with output.open("rb") as lines:
            rows = sum(1 for _ in lines) - (output.suffix == ".csv")
        if count is not None and rows != count:
            raise Failure(f"classify wrote {rows} rows of {count} in the job {name}")
        return {name: Sample(rows, size, usage)}

    def labels(self, text, statements):
        """The stance of each statement; all must come back unchanged and in order."""
        output = self.scratch.path("labels.csv")
        self.classify("labels", "lines", [text], output, len(statements), 0)
        labels = []
        csv.field_size_limit(1 << 30)
        with output.open(encoding="utf-8", newline="") as rows:
            for row, statement in zip(csv.DictReader(rows), statements, strict=True):
                if row["text"] != statement:
                    raise Failure(f"row {len(labels)} of classify is not the statement of that line")
                labels.append(row["stance"])
        return labels

    def answers_alike(self, text, count):
        """Holds the output of one, two and three threads to be the same bytes."""
        digests = set()
        for threads in (1, 2, 3):
            output = self.scratch.path("threads.csv")
            self.classify("threads", "lines", [text], output, count, 0, threads)
            digests.add(hashlib.sha256(output.read_bytes()).hexdigest())
        if len(digests) != 1:
            raise Failure("classify wrote other bytes with another number of threads")

    def check_articles(self, output, count):
        with output.open(encoding="utf-8", newline="") as rows:
            named = {row["article"] for row in csv.DictReader(rows)}
        if len(named) != count:
            raise Failure(f"classify answered {len(named)} of {count} articles")

    def cold(self, line):
        """A process for one line, and one that only says its version: medians of some runs each."""
        output = self.scratch.path("cold.csv")
        commands = {
            "cold": [
                self.program, "classify", line, "--input", "lines", "--format", "csv", "-o", output,
                *self._model(self.model)],
            "version": [self.program, "--version"],
        }
        taken = {name: [] for name in commands}
        for _ in range(COLD_RUNS):
            for name, command in commands.items():
                taken[name].append(run(command))
        return {
            name: Sample(1, 1, Usage(
                *(statistics.median(getattr(usage, part) for usage in usages) for part in ("user", "system", "wall"))))
            for name, usages in taken.items()}

    def stream(self, text, size):
        """Peak memory on so many bytes through a pipe."""
        return peak_of_stream(
            [self.program, "classify", "-", "--input", "lines", "--format", "csv", *self._model(self.model)], text, size)
