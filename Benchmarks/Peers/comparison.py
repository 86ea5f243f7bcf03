"""One comparison: writes the files, sets the contests up, runs them and gives the record."""
import json
import shlex

import machine
import oddities
import peers
import report
from measure import Failure, interleaved, text_of
from references import Ceiling, Rewriting
from scratch import Scratch
from standpoint import Standpoint
from workload import proportions

ARTICLES = 3_000
ODD_BYTES = 10_000_000
# Loops on odd text go through fewer bytes: the slowest may be a fifth as fast.
ODD_EFFORT = 40_000_000
ODD_SECONDS = 60
OWN_NAMES = {
    "memory": "standpoint in memory, one thread, all heads",
    "memory, two threads": "standpoint in memory, two threads",
    "words only": "standpoint in memory, words 1-2 only",
    "csv": "standpoint classify, lines to CSV, file to file",
    "jsonl": "standpoint classify, JSON Lines to JSON Lines",
    "orjson": "Python: orjson parses and rewrites the rows that are read",
    "orjson, answers": "Python: orjson parses and rewrites the rows that are written",
    "ceiling words": "hand-written C, words 1-2, random weights",
    "ceiling words and characters": "hand-written C, words 1-2 and characters 3-5",
}


class Comparison:
    def __init__(self, options, text, folder, tell):
        self.options, self.tell = options, tell
        self.scratch = Scratch(folder)
        self.statements = text.statements
        self.standpoint = Standpoint(options.standpoint, options.model, self.scratch)
        self.contests, self.names, self.versions, self.skipped = {}, {}, [], {}
        self.lines = self.written("workload.txt", "".join(line + "\n" for line in self.statements).encode())
        self.size = self.lines.stat().st_size
        self.odd = oddities.kinds(min(ODD_BYTES, self.size), self.statements)
        self.articles = text.articles[:ARTICLES]

    def written(self, name, content):
        path = self.scratch.path(name)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        return path

    def attempt(self, what, prepare):
        """Prepares what may be missing on this machine, or notes why it is left out."""
        self.tell(f"preparing {what}")
        try:
            return prepare()
        except (Failure, OSError) as failure:
            self.skipped[what] = str(failure)
            return None

    def set_peers_up(self):
        """Peers learn from Standpoint's answers to the end of the workload; the slow ones are timed on its beginning."""
        part = self.statements[-50_000:]
        labels = self.standpoint.labels(self.written("training.txt", "".join(s + "\n" for s in part).encode()), part)
        for kind in peers.ALL:
            peer = kind(self.scratch)

            def prepare():
                peer.prepare(part, labels, self.statements)
                return peer.measure()

            if self.attempt(peer.name, prepare):
                self.contests[peer.key] = peer.measure
                self.names[peer.key] = peer.name
                self.versions.append(peer.version)
            # Standpoint's own loop runs beside the peer that it is held to most.
            if kind is peers.FastText:
                self.set_loops_up()

    def set_loops_up(self):
        own = self.standpoint
        self.contests["memory"] = lambda: own.benchmark("memory", self.lines)
        self.contests["memory, two threads"] = lambda: own.benchmark("memory, two threads", self.lines, threads=2)
        if self.options.words_model:
            self.contests["words only"] = lambda: own.benchmark("words only", self.lines, model=self.options.words_model)
        else:
            self.skipped["words 1-2 only, compact rows"] = "needs a model trained so: --words-model"

    def set_references_up(self):
        count = len(self.statements)
        ceiling = self.attempt(
            "hand-written C", lambda: Ceiling(self.scratch, self.options.ceiling, self.lines, count, self.size))
        if ceiling:
            self.contests["ceiling"] = ceiling.measure
            self.versions.append(ceiling.version)
        self.contests["jsonl"]()
        answers = self.scratch.path("out.jsonl").replace(self.scratch.path("answers.jsonl"))
        for name, rows in (("orjson", self.rows), ("orjson, answers", answers)):
            rewriting = self.attempt(name, lambda: Rewriting(name, self.scratch, rows, count))
            if rewriting:
                self.contests[name] = rewriting.measure
                self.versions.append(rewriting.version)

    def set_jobs_up(self):
        own, count, path = self.standpoint, len(self.statements), self.scratch.path
        rows = (json.dumps({"id": str(i), "text": line}, ensure_ascii=False) for i, line in enumerate(self.statements))
        self.rows = self.written("rows.jsonl", "".join(row + "\n" for row in rows).encode())
        self.contests["csv"] = lambda: own.classify("csv", "lines", [self.lines], path("out.csv"), count, self.size)
        self.contests["jsonl"] = lambda: own.classify(
            "jsonl", "jsonl", [self.rows], path("out.jsonl"), count, self.rows.stat().st_size)
        files = [self.written(f"articles/{i}.txt", text.encode()) for i, text in enumerate(self.articles)]
        if files:
            size, output = sum(file.stat().st_size for file in files), path("articles.csv")

            def articles():
                sample = own.classify("articles", "article", files, output, None, size)
                own.check_articles(output, len(files))
                return sample

            self.contests["articles"] = articles
        line = self.written("line.txt", self.statements[0].encode() + b"\n")
        self.contests["cold"] = lambda: own.cold(line)

    def set_oddities_up(self):
        for number, (kind, content) in enumerate(self.odd.items()):
            text = self.written(f"odd{number}.txt", content)
            for name, contest in self.odd_contests(kind, text, content.count(b"\n"), len(content)).items():
                if self.attempt(name, contest):
                    self.contests[name] = contest

    def odd_contests(self, kind, text, count, size):
        """The loop and the whole job, each by what it is called in the record."""
        job, loop = f"{kind}, lines to CSV", f"{kind}, in memory"
        # Bytes that are no UTF-8 are repaired rather than refused.
        return {
            job: lambda: self.standpoint.classify(
                job, "lines", [text], self.scratch.path("odd.csv"), count, size, others=["--on-error", "skip"],
                limit=ODD_SECONDS),
            loop: lambda: self.standpoint.benchmark(loop, text, effort=ODD_EFFORT, limit=ODD_SECONDS),
        }

    def stream(self):
        size = int(self.options.stream * 1e9)
        if not size:
            return None
        self.tell("a stream through a pipe")
        return size, self.standpoint.stream(self.lines, size)


def record(options, text, folder, root, tell):
    tell("writing the workload")
    comparison = Comparison(options, text, folder, tell)
    comparison.set_jobs_up()
    comparison.set_peers_up()
    comparison.set_references_up()
    comparison.set_oddities_up()
    tell("one, two and three threads")
    comparison.standpoint.answers_alike(comparison.lines, len(text.statements))
    before = machine.load()
    samples = interleaved(comparison.contests, options.rounds, tell)
    after = machine.load()
    stream = comparison.stream()
    information = comparison.standpoint.information
    facts = {
        "Date": machine.today(),
        "Machine": machine.described(),
        "Load of the machine": f"{before:.1f} before the rounds, {after:.1f} after; this run alone is 1 to 2",
        "Standpoint": (
            f"{text_of([options.standpoint, '--version']).strip()}, {machine.commit(root)};"
            f" model {information['name']}, sha256 {information['sha256'][:16]}…"),
        "Peers": "; ".join(dict.fromkeys(comparison.versions)),
        "Text": f"{text.description}; {proportions(text.statements)}",
        "Articles": (
            f"{len(comparison.articles):,} of three paragraphs or more,"
            f" {sum(len(article.encode()) for article in comparison.articles) / 1e6:.1f} MB"),
        "Rounds": f"{options.rounds}, interleaved" + (
            "; too short a text for whole jobs: what a process needs to start weighs on them" if options.quick else ""),
        "Checked": (
            "one answer a statement from everything in every round, Standpoint's rows in order and the same bytes with one,"
            " two and three threads, the same labels in every round"),
        "Command": f"`{command(options)}`",
    }
    return report.markdown(
        facts, samples, {**comparison.names, **OWN_NAMES}, list(comparison.odd),
        comparison.standpoint.model_bytes, stream, comparison.skipped, is_busy=max(before, after) > machine.cores() + 0.5)


def command(options):
    """The command as anyone can give it: what bears on the figures, and no folder."""
    given = ["Benchmarks/Peers/run"]
    given += ["--text", options.text.name] if options.text else ["--data", options.data.name]
    given += ["--rounds", options.rounds, "--statements", options.statements, "--stream", options.stream]
    for option, path in (("--model", options.model), ("--words-model", options.words_model)):
        given += [option, path.name] if path else []
    return shlex.join(str(part) for part in given)
