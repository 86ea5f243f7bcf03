"""Parses JSON Lines and writes them again with orjson, doing nothing else; runs in the scratch folder's own Python.

    rewrite.py INPUT OUTPUT
"""
import sys

import orjson


def main(source, output):
    loads, dumps = orjson.loads, orjson.dumps
    with open(source, "rb") as lines, open(output, "wb") as sink:
        for line in lines:
            sink.write(dumps(loads(line)) + b"\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
