"""Statements and articles of real text, from a folder of JSON Lines or from the user's own file.

The same folder gives the same statements in the same order: whatever is drawn is drawn with a fixed seed.
"""
import dataclasses
import json
import random
import re

LONGEST = 16 * 1024
SEED = 7
SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+|\n+")
CLAUSE_END = re.compile(r"(?<=[,;:)”’\"])\s+|\s+(?=[(“\"])")
CLAUSES = 6
SPAN_CHARACTERS = range(30, 401)


@dataclasses.dataclass
class Workload:
    """Distinct statements, none with a line break, and articles of several paragraphs of the same text."""

    statements: list
    articles: list
    description: str


def texts(folder):
    """Every string of three words or more that a row of the folder's .jsonl files has for a value."""
    for path in sorted(folder.rglob("*.jsonl")):
        with path.open(encoding="utf-8") as rows:
            for row in rows:
                for value in json.loads(row).values():
                    if isinstance(value, str) and len(value.split()) >= 3:
                        yield value


def sentences(text):
    """The text cut after . ! ? ; : and at line breaks, white space made single, what is under 8 characters left out."""
    pieces = (" ".join(piece.split()) for piece in SENTENCE_END.split(text))
    return [piece for piece in pieces if len(piece) >= 8 and len(piece.encode()) <= LONGEST]


def spans(parts):
    """The runs of one to six neighboring clauses of a text's sentences that are 30 to 400 characters long."""
    clauses = [clause for sentence in parts for clause in CLAUSE_END.split(sentence) if clause]
    for start in range(len(clauses)):
        for end in range(start + 1, min(start + CLAUSES, len(clauses)) + 1):
            span = " ".join(clauses[start:end])
            if len(span) in SPAN_CHARACTERS:
                yield span


def paragraphs(text):
    return [paragraph for paragraph in text.splitlines() if paragraph.strip()]


def from_folder(folder, wanted):
    """Distinct sentences and, where they are too few, distinct runs of clauses of the same texts, shuffled."""
    everything = list(dict.fromkeys(texts(folder)))
    whole, parts = {}, {}
    for text in everything:
        found = sentences(text)
        whole.update(dict.fromkeys(found))
        parts.update(dict.fromkeys(spans(found)))
    draw = random.Random(SEED)
    parts = [span for span in parts if span not in whole]
    whole = list(whole)
    draw.shuffle(whole)
    draw.shuffle(parts)
    of_sentences = min(wanted, len(whole))
    statements = whole[:wanted] + parts[:wanted - of_sentences]
    draw.shuffle(statements)
    articles = ["\n\n".join(paragraphs(text)) for text in everything if len(paragraphs(text)) >= 3]
    description = f"{of_sentences:,} distinct sentences of real text"
    if len(statements) > of_sentences:
        description += (
            f" and {len(statements) - of_sentences:,} distinct runs of one to six neighboring clauses of the same text,"
            " which overlap")
    return Workload(statements, articles, description)


def from_file(path, wanted):
    """The distinct lines of a file, in its order; articles are 12 lines in three paragraphs."""
    with path.open(encoding="utf-8", errors="replace") as lines:
        found = dict.fromkeys(" ".join(line.split()) for line in lines)
    statements = [line for line in found if line and len(line.encode()) <= LONGEST][:wanted]
    articles = [
        "\n\n".join(" ".join(statements[start:start + 4]) for start in range(first, first + 12, 4))
        for first in range(0, len(statements) - 11, 12)]
    return Workload(statements, articles, f"{len(statements):,} distinct lines of the user's file")


def proportions(statements):
    """How many words and bytes statements have: what a reader needs to judge a rate."""
    words = sum(len(statement.split()) for statement in statements)
    size = sum(len(statement.encode()) + 1 for statement in statements)
    beyond = sum(not statement.isascii() for statement in statements)
    return (
        f"{words / len(statements):.1f} words and {size / len(statements):.0f} bytes each, {size / 1e6:.1f} MB,"
        f" {100 * beyond / len(statements):.0f} % with a character beyond ASCII")
