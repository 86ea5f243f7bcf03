"""Writes rows of every kind of character, has the program classify them, and parses its JSON and CSV back.

usage: parse.py PROGRAM FOLDER
"""
import csv, io, json, subprocess, sys

program, folder = sys.argv[1:]
texts = [
    "plain", "quote \" slash \\ solidus / tab \t feed \f bell \b", "line\nbreak\r\nand return\r", "separators \u2028 \u2029 \u0085",
    "emoji 😀 and a flag 🇬🇧", "Ünïcödé — “quotes” ‘single’ …", "DEL \x7f and C1 \x9b", "comma, semicolon; \"both\"", " spaces at ends ",
    "=1+1", "ends in quote\"", "", "\ufeff mark inside", "́combining first", "\U0010ffff", "a" * 70_000,
] + [chr(code) for code in range(1, 0x300)]
rows = [{"id": f"é\"{number}", "text": text} for number, text in enumerate(texts)]

for ascii in (True, False):
    path = f"{folder}/rows-{ascii}.jsonl"
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=ascii) + "\n")

    def classified(format):
        command = [program, "classify", path, "--format", format, "--threads", "2"]
        return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8", "strict")

    lines = classified("jsonl").split("\n")
    assert lines.pop() == "" and len(lines) == len(rows), f"{len(lines)} lines for {len(rows)} rows"
    for row, line in zip(rows, lines):
        found = json.loads(line)
        assert (found["id"], found["text"]) == (row["id"], row["text"]), (row, found)
        assert found["end"] == len(row["text"]), (row, found["end"])
    table = list(csv.DictReader(io.StringIO(classified("csv"), newline="")))
    assert len(table) == len(rows), f"{len(table)} records for {len(rows)} rows"
    for row, found in zip(rows, table):
        assert (found["id"], found["text"]) == (row["id"], row["text"]), (row, found)
print(f"python: {len(rows)} texts come back from JSON Lines and CSV as they went in")
