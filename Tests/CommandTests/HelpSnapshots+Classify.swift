extension HelpSnapshots {
  static let classify = """
    OVERVIEW: Score the statements of articles, or rows one by one.

    An article (.txt, .md, .html, standard input) is cut into statements; so is
    each item of a feed (.rss, .atom, .xml) and each debate of a Hansard file
    (.xml), which the output calls FILE#ID. Of a saved page only the article is
    read. Rows (.jsonl, .csv, .tsv, or --input lines) are taken as they are: one
    row in, one row out, in order; with --input articles the text of each row is an
    article (title, date, author, url and id are read too). A folder is read with
    all in it. Without INPUT, standard input is read as an article.

      standpoint classify article.html
      standpoint classify saved-pages/ -o scored.csv
      standpoint classify --input lines comments.txt -o scored.csv
      cat speech.txt | standpoint classify --format jsonl

    `kind` is direct, indirect, mixed (a quotation within the author's words) or
    narration. `speaker` is whose words or position a statement gives, with the
    rule that found the name, its cue and how often the rule is right; null is the
    author, or somebody whom the article does not name.

    `label` is what the head decides, `probabilities` are calibrated to its
    training corpus, `set` holds the labels that cannot be ruled out at --coverage,
    and `known` is the share of words that the model has seen. A statement whose
    set is not one label is `abstained`: that is not the label neither, which is an
    answer. The table marks it with ?.

    For a statement from a new group that is exchangeable with the groups of the
    training corpus, a set holds the true label with probability 2c - 1 at least
    and about c, where c is the coverage; c at least, label by label, if the model
    was trained with --conformal split (see `model info`). Other text is promised
    nothing: measure it with `evaluate`.

    --corrections FILE sets what is known better, by statement id, on each run, and
    the output says what was corrected; probabilities and sets stay the model's. A
    row is {"id":"a.txt:3","stance":"favor","speaker":"Orla Fenwick", "text":"how
    it begins","note":"why"}: any of them but the id may be left out, a speaker of
    null is nobody, and where a statement does not begin with `text` nothing is
    changed, with a warning.

    An input without an article (a paywall, a cookie question, a page that a script
    fills) is told on standard error and left out; the exit code is 65 if nothing
    was left to score.

    USAGE: standpoint classify [<options>] [<input> ...]

    ARGUMENTS:
      <input>                 Files, folders or patterns; - is standard input.

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
      -m, --model <model>     Model file. Default: STANDPOINT_MODEL, else
                              ../share/standpoint beside the program, else the
                              package's Models/.
      --target <target>       The proposal of statements that name none; default:
                              the model's own.
      --input <input>         What an input is; auto goes by its ending. (values:
                              auto, article, articles, lines, jsonl, csv, tsv;
                              default: auto)
      --format <format>       Default: table on a terminal, csv for an output file
                              named .csv, else jsonl. (values: table, jsonl, csv)
      -o, --output <file>     Write to a file, whole or not at all.
      --coverage <coverage>   Coverage of the prediction sets, above 0 and at most
                              1. (default: 0.9)
      --threads <threads>     Threads that score; the output does not depend on it.
                              (default: 1)
      --offsets <offsets>     Unit of start and end: codepoint, byte or utf16.
                              (values: codepoint, byte, utf16; default: codepoint)
      --corrections <file>    Speakers and labels that are known better: JSON Lines
                              or CSV with id, speaker, stance, hostility, text,
                              note.
      --version               Show the version.
      -h, --help              Show help information.


    """
}
