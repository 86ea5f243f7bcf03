"""Text that a model of English statements knows badly, a few megabytes of each kind.

Scripts and bytes are drawn with a fixed seed; they are shaped like text, not taken from any.
"""
import itertools
import random

SEED = 11
# First and last letter of each script, and how long its words are.
SCRIPTS = {
    "Cyrillic": (0x0430, 0x044F, (2, 11)),
    "Greek": (0x03B1, 0x03C9, (2, 11)),
    "Arabic": (0x0627, 0x064A, (2, 8)),
    "Devanagari": (0x0905, 0x0939, (2, 8)),
    "Thai": (0x0E01, 0x0E30, (8, 40)),
    "Hangul": (0xAC00, 0xD7A3, (2, 5)),
    "Han": (0x4E00, 0x9FA5, (8, 40)),
    "accented Latin": (0x00E0, 0x017F, (2, 11)),
}
VOCABULARY = 20_000
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _lines(size, draw_line):
    """Lines of what draw_line() gives, as bytes, until there are so many bytes."""
    lines, total = [], 0
    while total < size:
        line = draw_line()
        lines.append(line)
        total += len(line) + 1
    return b"\n".join(lines) + b"\n"


def foreign_scripts(size):
    """Words of a vocabulary a script, the n-th as frequent as 1/n, as words of a language are."""
    draw = random.Random(SEED)
    vocabularies = [
        ["".join(chr(draw.randint(first, last)) for _ in range(draw.randint(shortest, longest))) for _ in range(VOCABULARY)]
        for first, last, (shortest, longest) in SCRIPTS.values()]
    frequencies = list(itertools.accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def line():
        words = draw.choices(draw.choice(vocabularies), cum_weights=frequencies, k=draw.randint(5, 30))
        return " ".join(words).encode()

    return _lines(size, line)


def urls(size):
    draw = random.Random(SEED)

    def part(alphabet, shortest, longest):
        return "".join(draw.choices(alphabet, k=draw.randint(shortest, longest)))

    def url():
        path = "/".join(part(LETTERS + "0123456789-", 3, 14) for _ in range(draw.randint(1, 5)))
        return f"https://{part(LETTERS, 3, 12)}.example/{path}?{part(LETTERS, 1, 4)}={part(LETTERS + '0123456789', 6, 24)}"

    return _lines(size, lambda: " ".join(url() for _ in range(draw.randint(1, 4))).encode())


def random_bytes(size):
    draw = random.Random(SEED)
    return _lines(size, lambda: draw.randbytes(draw.randint(20, 400)).replace(b"\n", b"\0").replace(b"\r", b"\0"))


def one_letter_words(size):
    draw = random.Random(SEED)
    return _lines(size, lambda: " ".join(draw.choices(LETTERS, k=draw.randint(20, 100))).encode())


def one_line(size, statements):
    """Real statements joined by spaces into one line of so many bytes."""
    pieces, total = [], 0
    while total < size:
        for statement in statements:
            pieces.append(statement.encode())
            total += len(pieces[-1]) + 1
            if total >= size:
                break
    return b" ".join(pieces)[:size - 1] + b"\n"


def kinds(size, statements):
    """Bytes of each kind by its name."""
    return {
        "foreign scripts": foreign_scripts(size),
        "URLs": urls(size),
        "random bytes": random_bytes(size),
        "one-letter words": one_letter_words(size),
        f"one line of {size / 1e6:.0f} MB": one_line(size, statements),
    }
