"""Scores statements from a model file alone and compares with what `standpoint classify` wrote.

usage: score.py MODEL CLASSIFIED.jsonl COUNT

COUNT statements, spread over the file, of those in ASCII without a URL. The proposal is the model's own and has the
form "We should VERB ..."; crossed words, which a model of proposals to end something may have, are left out.
"""
import json, math, re, struct, sys
import numpy

FIRST, SECOND, THIRD = 0x6A09E667F3BCC909, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B
WORD, CHARACTERS = 0xA54FF53A5F1D36F1, 0x510E527FADE682D1  # seeds
MASKS = {"target": 0x1F83D9ABFB41BD6B, "rival": 0x5BE0CD19137E2179}
U64 = (1 << 64) - 1
SUFFIXES = """izations isations ization isation ations ation ments ating ated ates ings ment ions ally ness ying able
    ies ied ing ion ers ate als ly ed es er al 's s' s y e""".split()
STOP_WORDS = {"the", "and", "for", "that", "this", "with", "from", "into", "all", "any", "its", "our", "about"}
WORDS = re.compile(r"(?:(?<![a-z0-9])[#@])?[a-z0-9](?:[a-z0-9]|'(?=[a-z0-9])|(?<=[0-9])[.,](?=[0-9]))*")


def mix(a, b):
    product = a * b
    return product >> 64 ^ product & U64


def hashed(text, seed=WORD):
    data = text.encode()
    while len(data) > 16:
        low, high = struct.unpack("<QQ", data[:16])
        seed, data = mix(low ^ seed, high ^ THIRD), data[16:]
    low, high = struct.unpack("<QQ", data.ljust(16, b"\0"))
    return mix(low ^ FIRST, high ^ seed)


def words_of(text):
    words = [re.sub("[0-9]", "0", match) for match in WORDS.findall(text.lower())]
    return ["@" if word.startswith("@") else word for word in words]


def stem(word):
    suffix = next((s for s in SUFFIXES if len(word) - len(s) >= 3 and word.endswith(s)), "")
    word = word[: len(word) - len(suffix)]
    doubled = len(suffix) > 1 and len(word) > 3 and word[-1] == word[-2] and word[-1] in "bdfgmnprt"
    return word[:-1] if doubled else word


def sequences_of(target):
    """Stems that are masked, and as what; the longest first, the first of two that are alike."""
    proposal = words_of(target["text"])
    assert proposal[:2] == ["we", "should"], "a proposal of another form needs the word lists of Polarity.swift"
    topic = [word for word in proposal[3:] if len(word) > 2 and word not in STOP_WORDS]
    named = [(p, "target") for p in target["phrases"]] + [(r, "rival") for r in target["rivals"]]
    found = {}
    for phrase, mask in named + [(word, "target") for word in topic]:
        found.setdefault(tuple(map(stem, words_of(phrase))), mask)
    return sorted(found.items(), key=lambda item: -len(item[0]))


def masked(words, sequences):
    """(id, mask or None) of each word, matched from the end; a run of one mask is one element."""
    stems, result, end = [stem(word) for word in words], [], len(words)
    while end > 0:
        at_end = ((s, m) for s, m in sequences if len(s) <= end and tuple(stems[end - len(s) : end]) == s)
        sequence, mask = next(at_end, ((None,), None))
        if not (mask and result and result[-1][1] == mask):
            result.append((MASKS[mask] if mask else hashed(words[end - 1]), mask))
        end -= len(sequence)
    return result[::-1]


def ngrams(ids):
    return ids + [mix(a ^ SECOND, b ^ THIRD) for a, b in zip(ids, ids[1:])]


def placed(elements):
    """Words within six of the target: 1 before it, 2 after it. The nearer target decides; of two as near, the next."""
    targets = [index for index, (_, mask) in enumerate(elements) if mask == "target"]
    for index, (id, mask) in enumerate(elements):
        before = min((t - index for t in targets if t > index), default=99)
        after = min((index - t for t in targets if t < index), default=99)
        if mask is None and min(before, after) <= 6:
            yield mix(id ^ FIRST, ((1 if before <= after else 2) + 16) * THIRD & U64)


def features(text, sequences):
    words = words_of(text)
    elements = masked(words, sequences)
    padded = ["\2" + word[:64] + "\2" for word in words]
    pieces = [word[i : i + n] for word in padded for n in range(2, 6) for i in range(len(word) - n + 1)]
    return {
        "words": ngrams([hashed(word) for word in words]),
        "maskedWords": ngrams([id for id, _ in elements]),
        "position": list(placed(elements)),
        "characters": [hashed(piece, CHARACTERS) for piece in pieces],
        "lexicon": [hashed(word) for word in words],
        "vectors": [hashed(word) for word in words],
    }


def load(path):
    data = open(path, "rb").read()
    start = 8 + struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:start])
    metadata = json.loads(header.pop("__metadata__")["standpoint"])
    types = {"U64": "<u8", "F32": "<f4", "U32": "<u4", "U8": "u1"}
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = numpy.frombuffer(data[start + begin : start + end], types[entry["dtype"]])
        tensors[name] = values.reshape(entry["shape"])
    return metadata, tensors


def probabilities(found, metadata, tensors, rows):
    """Label probabilities of each head."""
    first_column, result = {}, {}  # a block's columns are those of the heads that read it, side by side
    for head in metadata["heads"]:
        columns = len(head["intercepts"])
        sums, norm = numpy.zeros(columns), 0.0
        for block in head["blocks"]:
            first = first_column.get(block, 0)
            first_column[block] = first + columns
            for row in (rows[block][id] for id in found[block] if id in rows[block]):
                idf = float(tensors[block + ".idf"][row])
                sums += idf * tensors[block + ".weights"][row, first : first + columns].astype(float)
                norm += idf * idf
        values = sums / math.sqrt(norm or 1) + head["intercepts"]
        values = numpy.array([values[0], -values[0]]) if columns == 1 else values
        terms = numpy.exp(head["calibration"]["scale"] * values + head["calibration"]["offsets"])
        result[head["name"]] = dict(zip(head["labels"], terms / terms.sum()))
    return result


def main(model, classified, count):
    metadata, tensors = load(model)
    blocks = [name.removesuffix(".ids") for name in tensors if name.endswith(".ids")]
    rows = {block: {int(id): row for row, id in enumerate(tensors[block + ".ids"])} for block in blocks}
    sequences = sequences_of(metadata["target"]) if metadata.get("target") else []
    statements = [json.loads(line) for line in open(classified, encoding="utf-8")]
    plain = [s for s in statements if s["text"].isascii() and "://" not in s["text"] and "www" not in s["text"].lower()]
    assert len(plain) >= count, f"{classified}: only {len(plain)} statements are in plain ASCII"
    largest = 0.0
    for statement in (plain[len(plain) * index // count] for index in range(count)):
        expected = probabilities(features(statement["text"], sequences), metadata, tensors, rows)
        for head, labels in expected.items():
            for label, value in labels.items():
                difference = abs(value - statement["heads"][head]["probabilities"][label])
                largest = max(largest, difference)
                assert difference <= 1e-5, f"{statement['id']}: {head} {label} is off by {difference}"
    print(f"numpy: {count} statements agree, largest difference {largest:.1e}")


main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
