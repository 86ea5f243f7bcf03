"""Writes articles made up of the corpus's invented statements, for reports of any size.

usage: articles.py CORPUS FOLDER ARTICLES [rows]

Each article has a headline, a date and twelve to twenty-four statements, most of them in the mouths of invented people; one in
forty nearly repeats an earlier one. They are text files in FOLDER, or with `rows` one file rows.jsonl. The same arguments
give the same articles.
"""

import glob
import json
import os
import random
import sys

GIVEN = "Ines Martin Petra Adaeze Tomas Hana Ruben Yusra Edda Kofi Liv Bram Noor Silas Maeve Otto Runa Jonas Tova Emre".split()
FAMILY = """Calder Oakes Lindqvist Obi Varga Marrow Tindall Hesper Quill Aldane Brask Corven Dunmore Eastry Farrow Gale Hallam
Iveson Jarrold Kestle Lomax Mirren Norby Ormond Pask Quenby Rowan Selwood Thorne Ulver""".split()
PLACES = "Harrowmoor Westerby Tarnbrook Sandholme Aldenau Millgate Kesterton Brackwater Ferring Oldmarsh".split()
PAPERS = ["Courier", "Post", "Gazette", "Herald", "Times", "Echo"]

corpus, folder, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
as_rows = sys.argv[4:] == ["rows"]
random.seed(1)
statements = [
    json.loads(line)["text"].replace("\n", " ") for path in sorted(glob.glob(os.path.join(corpus, "*.jsonl"))) for line in open(path)]
people = [f"{given} {family}" for family in FAMILY for given in GIVEN]
# A few people are quoted everywhere and most hardly ever.
weights = [1 / (number + 4) for number in range(len(people))]

os.makedirs(folder, exist_ok=True)
rows = open(os.path.join(folder, "rows.jsonl"), "w") if as_rows else None
earlier = []
for number in range(count):
    if earlier and number % 40 == 39:
        body = random.choice(earlier)[:-1]
    else:
        body = [(text, random.choices([None] + people, [0.25] + weights)[0]) for text in random.sample(statements, random.randint(12, 24))]
        earlier.append(body)
    place = random.choice(PLACES)
    name = f"{place} {random.choice(PAPERS)}"
    title = f"{place}: {' '.join(body[0][0].split()[:7]).strip('.,;:“”')}"
    date = f"2026-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    if as_rows:
        for text, speaker in body:
            row = {"text": text, "group": f"article-{number}", "title": title, "source": name, "date": date}
            rows.write(json.dumps(row | ({"speaker": speaker} if speaker else {}), ensure_ascii=False) + "\n")
    else:
        with open(os.path.join(folder, f"article-{number:05}.txt"), "w") as file:
            file.write(title + "\n")
            for text, speaker in body:
                quote = text.strip("“”\"").rstrip(".").replace('"', "'")
                file.write(f"\n“{quote},” said {speaker}.\n" if speaker else f"\n{text}\n")
