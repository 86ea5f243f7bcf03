#!/usr/bin/env python3
"""Times `standpoint benchmark` beside `fasttext predict` on the same text, interleaved in one run.

    Benchmarks/Peers/fasttext.py TEXT... [--rounds 5]

TEXT is a .txt file with one statement a line, or a .jsonl file whose `text` is cut into statements by `standpoint
classify`. fastText (Debian's package `fasttext`) is trained on the repository's corpus for stance: word bigrams,
dimension 10. Its time is that of the process less that on an empty file, in CPU seconds; ours is the in-memory loop of
one thread, both heads. The table is Markdown.
"""
import argparse
import json
import pathlib
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def cpu_seconds(command, output):
    """User and system seconds of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(output, "wb") as sink:
        subprocess.run(command, stdout=sink, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def statements(path, standpoint, scratch):
    """The statements of a file, each on one line."""
    if path.suffix != ".jsonl":
        return [" ".join(line.split()) for line in path.open(encoding="utf-8", errors="replace")]
    article = scratch / "article.txt"
    article.write_text("\n\n".join(json.loads(line)["text"] for line in path.open(encoding="utf-8")), encoding="utf-8")
    lines = subprocess.run(
        [standpoint, "classify", article, "--format", "jsonl"], capture_output=True, check=True, encoding="utf-8")
    return [" ".join(json.loads(line)["text"].split()) for line in lines.stdout.splitlines()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", nargs="+", type=pathlib.Path)
    parser.add_argument("--standpoint", default=ROOT / ".build/release/standpoint", type=pathlib.Path)
    parser.add_argument("--model", default=ROOT / "Models/national-inquiry/national-inquiry.safetensors")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    fasttext = shutil.which("fasttext") or sys.exit("fasttext is missing: apt-get install fasttext")
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        lines = [line for path in options.text for line in statements(path, options.standpoint, scratch) if line]
        workload, empty, answers = scratch / "workload.txt", scratch / "empty.txt", scratch / "answers.txt"
        workload.write_text("\n".join(lines) + "\n", encoding="utf-8")
        empty.write_text("")
        rows = [json.loads(line) for path in sorted((ROOT / "Corpora/national-inquiry").glob("*.jsonl"))
                for line in path.open(encoding="utf-8")]
        training = scratch / "training.txt"
        training.write_text(
            "".join(f"__label__{row['stance']} {' '.join(row['text'].split())}\n" for row in rows), encoding="utf-8")
        subprocess.run(
            [fasttext, "supervised", "-input", training, "-output", scratch / "peer", "-dim", "10", "-wordNgrams", "2",
             "-thread", "1"], check=True, capture_output=True)
        peer_model, ours, peer, checksums = scratch / "peer.bin", [], [], set()
        for _ in range(options.rounds):
            run = subprocess.run(
                [options.standpoint, "benchmark", workload, "-m", options.model, "--rounds", "3", "--json"],
                capture_output=True, check=True, encoding="utf-8")
            result = json.loads(run.stdout)
            ours.append(result["seconds"]["median"])
            checksums.add(result["checksum"])
            start_up = cpu_seconds([fasttext, "predict", peer_model, empty], answers)
            peer.append(cpu_seconds([fasttext, "predict", peer_model, workload], answers) - start_up)
            answered = sum(1 for _ in answers.open())
            if answered != len(lines):
                sys.exit(f"fasttext answered {answered} of {len(lines)} statements")
        if result["statements"] != len(lines) or len(checksums) != 1:
            sys.exit("standpoint did not answer every statement alike in every round")
    words = sum(len(line.split()) for line in lines)
    processor = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if "model name" in line),
                     platform.processor())
    mine, theirs = statistics.median(ours), statistics.median(peer)
    print(f"{len(lines)} statements, {words / len(lines):.1f} words each; {processor}; {options.rounds} rounds, medians\n")
    print("| | statements/s | x fastText |\n|---|---|---|")
    print(f"| fastText predict, bigrams, dim 10, one head | {len(lines) / theirs:,.0f} | 1 |")
    print(f"| standpoint benchmark, one thread, both heads | {len(lines) / mine:,.0f} | {theirs / mine:.1f} |")
    print(f"\nratios round by round: {', '.join(f'{b / a:.1f}' for a, b in zip(ours, peer))}; labels' checksum {checksums.pop()}")


if __name__ == "__main__":
    main()
