extension HelpSnapshots {
  static let explain = """
    OVERVIEW: Say which words of a statement drove each label.

    A label is that of the largest decision value, and a decision value is the
    intercept and what each word and each pair of words contributes: exactly, so
    that the numbers add up. A word's part holds everything inside it: its letters,
    its meaning by the word vectors, its side of the proposal. The words of the
    proposal are read as one mask, [target], and what is proposed instead as
    [rival].

      standpoint explain article.html
      standpoint explain --text "They should hold a public inquiry at last."
      standpoint explain --input lines posts.txt --format jsonl -o explained.jsonl
      standpoint explain speech.txt -m my.safetensors --corpus rows.csv

    Contributions are not causes: of two words that mostly stand together, either
    could bear the weight of both. `why not` names the next label, how far it is
    behind, and words without which the model would decide otherwise. With
    --corpus, what the model was trained on, `rows for` names the training rows
    that pull hardest: the pulls of all rows and the intercept add up to the
    decision value too.

    USAGE: standpoint explain [<options>] [<input> ...]

    ARGUMENTS:
      <input>                 Files, as classify reads them; - is standard input.

    ROWS:
      --head <head=column>    Column of a head's labels, as HEAD=COLUMN; may be
                              repeated.
      --text-field <column>   Column of the text. (default: text)
      --target-field <column> Column of the proposal that a row is about. (default:
                              target)
      --group-field <column>  Column of the group: rows that are left out and
                              resampled together. (default: group)
      --id-field <column>     Column of the row's id. (default: id)
      --where <column=value>  Only rows in which COLUMN is VALUE; may be repeated.
      --map <head:old=new>    Rename labels of a head, as HEAD:OLD=NEW,OLD=NEW; an
                              empty NEW drops the label.
      --on-error <on-error>   What a bad row does: stop, or skip (with --rejects to
                              keep it). (values: stop, skip; default: stop)
      --rejects <file>        File for bad rows under --on-error skip: source,
                              reason and the row.

    OPTIONS:
      --text <statement>      A statement to explain; may be repeated.
      -m, --model <model>     Model file. Default: STANDPOINT_MODEL, else
                              ../share/standpoint beside the program, else the
                              package's Models/.
      --target <target>       The proposal of statements that name none; default:
                              the model's own.
      --corpus <corpus>       What the model was trained on: says which of its rows
                              pull hardest for each label, and against it.
      --lexicon <file>        The lexicon that the model was trained with, for
                              --corpus.
      --vectors <file>        The word vectors that the model was trained with, for
                              --corpus.
      --input <input>         What an input is; auto goes by its ending. (values:
                              auto, article, articles, lines, jsonl, csv, tsv;
                              default: auto)
      --format <format>       Default: text on a terminal, else jsonl. (values:
                              text, jsonl)
      --limit <limit>         The most words and pairs that are listed for a label,
                              and against it (default: 8 in text, all in JSON
                              Lines), and the most training rows (default: 5).
      -o, --output <file>     Write to a file, whole or not at all.
      --coverage <coverage>   Coverage of the prediction sets, above 0 and at most
                              1. (default: 0.9)
      --threads <threads>     Threads that score; the output does not depend on it.
                              (default: 1)
      --offsets <offsets>     Unit of start and end: codepoint, byte or utf16.
                              (values: codepoint, byte, utf16; default: codepoint)
      --version               Show the version.
      -h, --help              Show help information.


    """
}
