"""scikit-learn as a peer; runs in the scratch folder's own Python.

    sklearn_peer.py train words|characters TRAINING MODEL     TRAINING: label, tab, text a line
    sklearn_peer.py predict MODEL TEXT ANSWERS
    sklearn_peer.py features TRAINING OUTPUT                  hashed words and pairs in LIBLINEAR's format
"""
import itertools
import sys

import joblib
from sklearn.datasets import dump_svmlight_file
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union

BLOCK = 10_000
LABELS = ["favor", "against", "neither"]


def words():
    return HashingVectorizer(ngram_range=(1, 2), n_features=2**18)


def characters():
    return make_union(words(), HashingVectorizer(analyzer="char_wb", ngram_range=(2, 5), n_features=2**18))


def rows(path):
    with open(path, encoding="utf-8") as lines:
        pairs = [line.rstrip("\n").split("\t", 1) for line in lines]
    return [text for _, text in pairs], [label for label, _ in pairs]


def train(features, training, model):
    texts, labels = rows(training)
    pipeline = make_pipeline({"words": words, "characters": characters}[features](), LogisticRegression(max_iter=50))
    joblib.dump(pipeline.fit(texts, labels), model)


def predict(model, text, answers):
    pipeline = joblib.load(model)
    with open(text, encoding="utf-8") as lines, open(answers, "w", encoding="utf-8") as sink:
        while block := list(itertools.islice(lines, BLOCK)):
            sink.writelines(label + "\n" for label in pipeline.predict(block))


def features(training, output):
    texts, labels = rows(training)
    dump_svmlight_file(
        words().transform(texts), [LABELS.index(label) for label in labels], output, zero_based=False)


if __name__ == "__main__":
    {"train": train, "predict": predict, "features": features}[sys.argv[1]](*sys.argv[2:])
