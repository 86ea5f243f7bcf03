"""The peers: how each is installed, trained for the same three labels, and run on a file of statements.

Their models are toys in what they know (Standpoint's own answers on a part of the workload are their labels) and of the
usual size. Every peer reads a file and writes one answer a line; its time is that of the process less its time on an
empty file.
"""
from measure import Failure, Sample, run

THREADS = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")}
NUMBERS = {"favor": 1, "against": 2, "neither": 3}


class Peer:
    """A subclass has name, trained (statements that it learns from), measured (statements that it is timed on, fewer where
    it is slow), install, train and command; encoded or write_input if it reads anything but plain lines."""

    trained = 50_000
    measured = 10**9
    suffix = "txt"

    def __init__(self, scratch):
        self.scratch = scratch
        self.environment = THREADS
        self.version = ""

    @property
    def key(self):
        return type(self).__name__

    def path(self, name):
        return self.scratch.path(f"{self.key}.{name}")

    def prepare(self, examples, labels, statements):
        """Installs, trains, and writes the files that are measured."""
        self.install()
        self.train(examples[:self.trained], labels[:self.trained])
        self.statements = statements[:self.measured]
        self.size = sum(len(statement.encode()) + 1 for statement in self.statements)
        self.write_input(self.statements, self.path(f"input.{self.suffix}"))
        self.path(f"empty.{self.suffix}").write_text("")

    def write_input(self, statements, path):
        path.write_text("".join(self.encoded(statement) + "\n" for statement in statements), encoding="utf-8")

    def encoded(self, statement):
        return statement

    def measure(self):
        answers = self.path("answers")
        start = run(*self.command(self.path(f"empty.{self.suffix}"), answers), environment=self.environment)
        whole = run(*self.command(self.path(f"input.{self.suffix}"), answers), environment=self.environment)
        with answers.open("rb") as lines:
            given = [line.strip() for line in lines]
        if len(given) != len(self.statements):
            raise Failure(f"{self.name} gave {len(given)} answers to {len(self.statements)} statements")
        if len(set(given)) < 2 and len(given) > 1_000:
            raise Failure(f"{self.name} gave one and the same answer to all statements")
        return {self.key: Sample(len(self.statements), self.size, whole.less(start))}


class FastText(Peer):
    name = "fastText predict: words 1-2, dim 10, one head"

    def install(self):
        self.program, environment = self.scratch.find_command("fasttext", ["fasttext", "libfasttext0"])
        self.environment = {**THREADS, **environment}
        self.version = f"fastText {self.scratch.version_of('fasttext')}"

    def train(self, statements, labels):
        training = self.path("training")
        training.write_text(
            "".join(f"__label__{label} {text}\n" for label, text in zip(labels, statements)), encoding="utf-8")
        run([self.program, "supervised", "-input", training, "-output", self.path("model"), "-dim", "10", "-wordNgrams", "2",
             "-thread", "1", "-verbose", "0"], environment=self.environment)

    def command(self, text, answers):
        return [self.program, "predict", self.path("model.bin"), text], answers


class VowpalWabbit(Peer):
    name = "Vowpal Wabbit: oaa 3, words 1-2"

    def install(self):
        self.version = f"Vowpal Wabbit {self.scratch.install_python('vowpalwabbit')}"
        self.program = [self.scratch.python, "-m", "vowpalwabbit", "--quiet"]

    def encoded(self, statement):
        return "| " + statement.replace("|", " ").replace(":", " ")

    def train(self, statements, labels):
        training = self.path("training")
        training.write_text("".join(
            f"{NUMBERS[label]} {self.encoded(text)}\n" for label, text in zip(labels, statements)), encoding="utf-8")
        run([*self.program, "--oaa", "3", "--ngram", "2", "-d", training, "-f", self.path("model")],
            environment=self.environment)

    def command(self, text, answers):
        return [*self.program, "-t", "-i", self.path("model"), "-d", text, "-p", answers], None


class ScikitLearn(Peer):
    """Words alone; the subclass adds characters."""

    name = "scikit-learn: hashed words 1-2, logistic regression"
    features = "words"
    trained = 20_000
    measured = 100_000

    def install(self):
        self.version = f"scikit-learn {self.scratch.install_python('scikit-learn')}"
        self.program = self.scratch.worker("sklearn_peer.py")

    def train(self, statements, labels):
        write_labelled(self.path("training"), statements, labels)
        run([*self.program, "train", self.features, self.path("training"), self.path("model")],
            environment=self.environment)

    def command(self, text, answers):
        return [*self.program, "predict", self.path("model"), text, answers], None


class ScikitLearnCharacters(ScikitLearn):
    name = "scikit-learn: with characters 2-5"
    features = "characters"
    trained = 5_000
    measured = 20_000


class Vader(Peer):
    name = "VADER"
    measured = 20_000

    def install(self):
        self.version = f"vaderSentiment {self.scratch.install_python('vaderSentiment')}"

    def train(self, statements, labels):
        pass

    def command(self, text, answers):
        return [*self.scratch.worker("vader_peer.py"), text, answers], None


class LibLinear(Peer):
    name = "LIBLINEAR predict, features ready"
    trained = 20_000
    measured = 100_000
    suffix = "svm"

    def install(self):
        self.program, environment = self.scratch.find_command("liblinear-predict", ["liblinear-tools", "liblinear4"])
        self.environment = {**THREADS, **environment}
        self.trainer = self.scratch.find_command("liblinear-train", ["liblinear-tools", "liblinear4"])[0]
        self.version = f"LIBLINEAR {self.scratch.version_of('liblinear-tools')}"
        self.scratch.install_python("scikit-learn")

    def write_features(self, statements, labels, path):
        write_labelled(self.path("labelled"), statements, labels)
        run([*self.scratch.worker("sklearn_peer.py"), "features", self.path("labelled"), path], environment=self.environment)

    def train(self, statements, labels):
        self.write_features(statements, labels, self.path("training"))
        run([self.trainer, "-q", self.path("training"), self.path("model")], environment=self.environment)

    def write_input(self, statements, path):
        # Labels of what is predicted are only counted.
        self.write_features(statements, ["neither"] * len(statements), path)

    def command(self, text, answers):
        return [self.program, "-q", text, self.path("model"), answers], None


def write_labelled(path, statements, labels):
    path.write_text("".join(f"{label}\t{text}\n" for label, text in zip(labels, statements)), encoding="utf-8")


ALL = [FastText, VowpalWabbit, ScikitLearn, ScikitLearnCharacters, LibLinear, Vader]
