"""Writes labelled texts as tf-idf features in LIBSVM's format: features.py DATA FOLDER."""
import json
import pathlib
import sys

import numpy
import scipy.sparse
from sklearn.datasets import dump_svmlight_file
from sklearn.feature_extraction.text import TfidfVectorizer

data, folder = map(pathlib.Path, sys.argv[1:])


def rows(name):
    return [json.loads(line) for line in (data / name).read_text().splitlines()]


def words():
    return TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"\w+|[^\w\s]")


def write(name, features, labels):
    dump_svmlight_file(features, numpy.where(labels, 1, -1), str(folder / name), zero_based=False)


tweets, arguments = rows("davidson/train.jsonl"), rows("ibm30k/train.jsonl")
civil = numpy.array([row["label"] == "neither" for row in tweets])
favor = numpy.array([row["label"] == "FAVOR" for row in arguments])
texts = [row["text"] for row in tweets]
plain = words().fit_transform(texts)
spelled = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5)).fit_transform(texts)
write("davidson-words.svm", plain, civil)
write("davidson-characters.svm", scipy.sparse.hstack([plain, spelled]).tocsr() * numpy.sqrt(0.5), civil)
write("ibm30k-words.svm", words().fit_transform([row["text"] for row in arguments]), favor)

few = arguments[::6][:3000]
matrix = words().fit_transform([row["text"] for row in few])
labels = favor[::6][:3000]
write("ridge.svm", matrix, labels)
scipy.sparse.save_npz(folder / "ridge.npz", matrix)
numpy.save(folder / "ridge.npy", labels)
