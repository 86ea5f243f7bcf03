#!/usr/bin/env python3
"""How much a corpus gains from more rows: cross-validated macro F1 on samples of whole groups, drawn as a picture.

usage: learning-curve.py CORPUS [-o curve.svg] [--standpoint PROGRAM] [--sizes 250,500,...] [OPTION of evaluate ...]

Each larger sample holds the smaller ones (`standpoint evaluate --cross-validate --sample ROWS`). The figures go to
standard output, tab-separated, with their 95 % intervals. Python 3 and nothing else is needed.
"""
import argparse, html, json, math, subprocess, sys

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 360, 56, 96, 20, 48
COLORS = ["#1f5fa8", "#b3541e", "#3c7d3c", "#7a4d9a"]


def evaluate(program, corpus, rows, options):
    command = [program, "evaluate", corpus, "--cross-validate", "--json", *options]
    if rows:
        command += ["--sample", str(rows)]
    result = subprocess.run(command, stdout=subprocess.PIPE)
    if result.returncode:
        sys.exit(f"learning-curve: {' '.join(command)} ended with {result.returncode}")
    return json.loads(result.stdout)["heads"]


def points_of(heads):
    """(head, rows, macro F1, low, high); without an interval both ends are the figure."""
    for name, head in heads.items():
        low, high = head["macro_f1_interval"] or [head["macro_f1"]] * 2
        yield name, head["n"], head["macro_f1"], low, high


def picture(points):
    heads = list(dict.fromkeys(point[0] for point in points))
    least, most = min(p[1] for p in points), max(p[1] for p in points)
    bottom = math.floor(min(p[3] for p in points) * 10) / 10
    across = max(math.log(most / least), 1e-9)

    def x(rows):
        return LEFT + math.log(rows / least) / across * (WIDTH - LEFT - RIGHT)

    def y(score):
        return HEIGHT - BOTTOM - (score - bottom) / max(1 - bottom, 1e-9) * (HEIGHT - TOP - BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12" '
        'role="img"><title>Cross-validated macro F1 by number of rows</title>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>'
    ]
    score = bottom
    while score <= 1.0001:
        parts.append(
            f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(score):.1f}" y2="{y(score):.1f}" stroke="#d8d8d8"/>'
            f'<text x="{LEFT - 8}" y="{y(score) + 4:.1f}" text-anchor="end" fill="#333333">{score:.1f}</text>'
        )
        score += 0.1
    for rows in sorted({point[1] for point in points}):
        parts.append(
            f'<text x="{x(rows):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle" fill="#333333">{rows:,}</text>'
        )
    parts.append(
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 8}" text-anchor="middle" fill="#333333">labelled rows '
        "(logarithmic); macro F1, left out by group, with 95 % intervals</text>"
    )
    for number, head in enumerate(heads):
        color = COLORS[number % len(COLORS)]
        own = sorted(point for point in points if point[0] == head)
        for _, rows, _, low, high in own:
            parts.append(
                f'<line x1="{x(rows):.1f}" x2="{x(rows):.1f}" y1="{y(low):.1f}" y2="{y(high):.1f}" stroke="{color}"/>'
            )
        line = " ".join(f"{x(rows):.1f},{y(score):.1f}" for _, rows, score, _, _ in own)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{color}" stroke-width="2"/>')
        for _, rows, score, _, _ in own:
            parts.append(f'<circle cx="{x(rows):.1f}" cy="{y(score):.1f}" r="3" fill="{color}"/>')
        _, rows, score, _, _ = own[-1]
        parts.append(
            f'<text x="{x(rows) + 8:.1f}" y="{y(score) + 4:.1f}" fill="{color}">{html.escape(head)} {score:.2f}</text>'
        )
    return "\n".join(parts) + "\n</svg>\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus")
    parser.add_argument("-o", "--output", help="the picture, an SVG file")
    parser.add_argument("--standpoint", default="standpoint", help="the program")
    parser.add_argument("--sizes", default="250,500,1000,2000,4000", help="rows of the samples; all rows come last")
    arguments, options = parser.parse_known_args()
    points = []
    print("head\trows\tmacro_f1\tlow\thigh")
    for size in [int(size) for size in arguments.sizes.split(",") if size] + [None]:
        for point in points_of(evaluate(arguments.standpoint, arguments.corpus, size, options)):
            if point not in points:
                points.append(point)
                print("{}\t{}\t{:.4f}\t{:.4f}\t{:.4f}".format(*point), flush=True)
    if arguments.output:
        with open(arguments.output, "w", encoding="utf-8") as file:
            file.write(picture(points))


if __name__ == "__main__":
    main()
