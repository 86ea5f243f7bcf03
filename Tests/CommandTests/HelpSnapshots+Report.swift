extension HelpSnapshots {
  static let report = """
    OVERVIEW: Make one page of who says what: a ledger of speakers, the articles,
    pictures.

    Reads articles and rows as classify does and writes one HTML file that needs
    nothing else: no network, no other file.

      standpoint report saved-pages/ -o report.html
      standpoint report speeches.jsonl --title "The debate of 3 May" -o report.html

    Rows (.jsonl, .csv, .tsv) may name their `speaker`, `date`, and `group` or
    `source`, which is taken for their article. Articles that nearly repeat another
    are shown, and counted once. Files that cannot be read are listed in the
    report, as are bad rows under --on-error skip.

    --corrections is as for classify; the report lists what was corrected, and why
    if there is a `note`.

    --evaluation takes what `standpoint evaluate --json` printed of this model: the
    report then shows its reliability diagram and confusion matrix.

    USAGE: standpoint report [<options>] [<input> ...] --output <file>

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
      -o, --output <file>     The page; - is standard output.
      --target <target>       The proposal of statements that name none; default:
                              the model's own.
      --input <input>         What an input is; auto goes by its ending. (values:
                              auto, article, articles, lines, jsonl, csv, tsv;
                              default: auto)
      --title <title>         The page's headline.
      --corrections <file>    Rows that set statements right.
      --evaluation <file>     Figures of the model, from evaluate --json.
      --coverage <coverage>   Coverage of the prediction sets, above 0 and at most
                              1. (default: 0.9)
      --threads <threads>     Threads that score; the output does not depend on it.
                              (default: 1)
      --version               Show the version.
      -h, --help              Show help information.


    """
}
