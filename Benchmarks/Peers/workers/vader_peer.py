"""vaderSentiment as a peer; runs in the scratch folder's own Python.

    vader_peer.py TEXT ANSWERS
"""
import sys

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer


def main(text, answers):
    analyzer = SentimentIntensityAnalyzer()
    with open(text, encoding="utf-8") as lines, open(answers, "w", encoding="utf-8") as sink:
        for line in lines:
            compound = analyzer.polarity_scores(line)["compound"]
            sink.write("against\n" if compound < -0.05 else "favor\n" if compound > 0.05 else "neither\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
