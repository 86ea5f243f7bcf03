extension HelpSnapshots {
  static let train = """
    OVERVIEW: Train a model on labelled rows.

    CORPUS is a folder with corpus.json, or a .jsonl, .csv or .tsv file. Columns
    named stance and hostility are heads; name others with --head:

      standpoint train rows.csv -o my.safetensors
      standpoint train notes.csv --head stance=label --text-field note -o n.st

    The penalty and the feature blocks of each head are chosen by leaving out
    groups. The model card is written beside the model, with the ending .md.

    Prediction sets: with --conformal cross all rows are trained on, and where
    coverage 1 - a is asked for, 1 - 2a is proved and about 1 - a seen. With split
    a share of the groups is not trained on and sets the thresholds; then P(label
    in set | label) >= 1 - a. Both hold for a statement from a new group that is
    exchangeable with the corpus's, not for other text and not for statements that
    were chosen by their scores.

    USAGE: standpoint train [<options>] <corpus> ... --output <model>

    ARGUMENTS:
      <corpus>                Labelled corpora.

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

    TRAINING:
      --solver <solver>       How a head is fitted: exact is ridge by LAPACK,
                              newton any loss on the sparse matrix, dual the
                              squared hinge by coordinate descent; auto goes by
                              size, memory and held-out score, and says why.
                              (values: auto, exact, newton, dual; default: auto)
      --loss <loss>           What is minimized; default: by held-out score with
                              newton, squared with exact, squared-hinge with dual.
                              (values: squared, squared-hinge, logistic)
      --weighting <weighting> How newton and dual weight features: by idf, or by
                              log-count ratios too; default: by held-out score.
                              (values: idf, log-count-ratio)
      --lambda <multiple>     Fix the penalty, as a multiple of the mean squared
                              norm of a row; default: compared by held-out score.
      --target <target>       The proposal of rows that name none; default: the
                              corpus's or the model's own.
      --seed <seed>           Seed of folds, samples and bootstrap intervals.
                              (default: 0)
      --sample <rows>         Take only about so many rows, drawn as whole groups:
                              points of a learning curve.
      --lexicon <file>        Words and their categories, tab-separated: tried as
                              features, kept by a head that gains from them.
      --vectors <file>        Word vectors, as word2vec, GloVe or fastText text or
                              a compact table: tried as features, kept by a head
                              that gains.
      --blocks <blocks>       Feature blocks of every head, as words,characters, or
                              of one, as HEAD=words,characters; may be repeated.
                              Default: held-out scores choose.

    OPTIONS:
      -o, --output <model>    The model file to write.
      --trace <file>          Write what training does to a file: a JSON object an
                              iteration or a penalty that is tried.
      --conformal <conformal> Where the thresholds of prediction sets come from:
                              groups left out in turn, or groups kept apart.
                              (values: cross, split; default: cross)
      --conformal-share <share>
                              Share of the groups that --conformal split keeps
                              apart. (default: 0.2)
      --threads <threads>     Accepted for symmetry: training fixes its own BLAS
                              threads, so that --threads never changes a byte.
                              (default: 1)
      --json                  Print the training record as JSON.
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let evaluate = """
    OVERVIEW: Measure a model, or a corpus by cross-validation, with intervals.

    With a model, its predictions on the rows are compared with their labels. With
    --cross-validate no model is used: the rows are trained and predicted leaving
    out each value of a field (--by, default the group); penalty, feature blocks
    and calibration are chosen without what is scored. Corpora of more rows than
    the exact solver takes are cut into five grouped folds instead.

    With two models (-m A -m B) the heads that both have are compared on the same
    rows: each figure of both, and the difference, B less A, with an interval from
    resamples that both are scored on. --json is then {"schema":
    "standpoint.comparison/1", "seed", "models": [one object a model, as without a
    second one], "comparison": {HEAD: {"macro_f1_difference",
    "macro_f1_difference_interval", …}}}.

    Intervals are 95 % bootstrap over groups. A statement whose prediction set is
    not one label is abstained, which is not the label neither. The sets' coverage
    is held to what was asked for; the promise is for statements from new groups
    that are exchangeable with those of the training corpus.

      standpoint evaluate rows.csv --head stance=label
      standpoint evaluate rows.csv -m old.safetensors -m new.safetensors
      standpoint evaluate rows.csv --cross-validate --by source --json

    USAGE: standpoint evaluate [<options>] <corpus> ...

    ARGUMENTS:
      <corpus>                Labelled corpora.

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

    TRAINING:
      --solver <solver>       How a head is fitted: exact is ridge by LAPACK,
                              newton any loss on the sparse matrix, dual the
                              squared hinge by coordinate descent; auto goes by
                              size, memory and held-out score, and says why.
                              (values: auto, exact, newton, dual; default: auto)
      --loss <loss>           What is minimized; default: by held-out score with
                              newton, squared with exact, squared-hinge with dual.
                              (values: squared, squared-hinge, logistic)
      --weighting <weighting> How newton and dual weight features: by idf, or by
                              log-count ratios too; default: by held-out score.
                              (values: idf, log-count-ratio)
      --lambda <multiple>     Fix the penalty, as a multiple of the mean squared
                              norm of a row; default: compared by held-out score.
      --target <target>       The proposal of rows that name none; default: the
                              corpus's or the model's own.
      --seed <seed>           Seed of folds, samples and bootstrap intervals.
                              (default: 0)
      --sample <rows>         Take only about so many rows, drawn as whole groups:
                              points of a learning curve.
      --lexicon <file>        Words and their categories, tab-separated: tried as
                              features, kept by a head that gains from them.
      --vectors <file>        Word vectors, as word2vec, GloVe or fastText text or
                              a compact table: tried as features, kept by a head
                              that gains.
      --blocks <blocks>       Feature blocks of every head, as words,characters, or
                              of one, as HEAD=words,characters; may be repeated.
                              Default: held-out scores choose.

    OPTIONS:
      -m, --model <model>     Model file; given twice, the two are compared.
                              Default: STANDPOINT_MODEL, else ../share/standpoint
                              beside the program, else the package's Models/.
      --cross-validate        Train and predict the rows themselves, leaving out
                              each value of --by.
      --by <field>            Field whose values are left out one by one under
                              --cross-validate.
      --coverage <coverage>   Coverage of the prediction sets that are checked.
                              (default: 0.9)
      --json                  Print as JSON.
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let audit = """
    OVERVIEW: Find label errors, duplicates and leakage in a corpus.

    Label suspects are the rows whose written label the rest of the corpus
    contradicts: each group is predicted by a fit without it, and rows are ranked
    by the held-out odds of their label against the likeliest other (`margin`,
    their logarithm). Above the rows that the exact solver takes, five grouped
    folds are held out instead. --plant says how far to trust the ranking on such
    rows: it changes some labels in memory and counts how many are found.

    Duplicates are texts that are equal but for capitals, white space and quotation
    marks, or that share more than half of their word 3-grams. Rows that name each
    other under `pair` may be alike if their labels differ. Leakage is what lies in
    several groups or splits: such texts, and values of `source` or `article`.

      standpoint audit rows.csv --head stance=label
      standpoint audit folder --limit 200 --json -o audit.json
      standpoint audit rows.csv --head stance=label --plant 0.05 --seed 1

    Nothing is changed: read the rows, then mend the corpus or leave it.

    USAGE: standpoint audit [<options>] <corpus> ...

    ARGUMENTS:
      <corpus>                Labelled corpora.

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

    TRAINING:
      --solver <solver>       How a head is fitted: exact is ridge by LAPACK,
                              newton any loss on the sparse matrix, dual the
                              squared hinge by coordinate descent; auto goes by
                              size, memory and held-out score, and says why.
                              (values: auto, exact, newton, dual; default: auto)
      --loss <loss>           What is minimized; default: by held-out score with
                              newton, squared with exact, squared-hinge with dual.
                              (values: squared, squared-hinge, logistic)
      --weighting <weighting> How newton and dual weight features: by idf, or by
                              log-count ratios too; default: by held-out score.
                              (values: idf, log-count-ratio)
      --lambda <multiple>     Fix the penalty, as a multiple of the mean squared
                              norm of a row; default: compared by held-out score.
      --target <target>       The proposal of rows that name none; default: the
                              corpus's or the model's own.
      --seed <seed>           Seed of folds, samples and bootstrap intervals.
                              (default: 0)
      --sample <rows>         Take only about so many rows, drawn as whole groups:
                              points of a learning curve.
      --lexicon <file>        Words and their categories, tab-separated: tried as
                              features, kept by a head that gains from them.
      --vectors <file>        Word vectors, as word2vec, GloVe or fastText text or
                              a compact table: tried as features, kept by a head
                              that gains.
      --blocks <blocks>       Feature blocks of every head, as words,characters, or
                              of one, as HEAD=words,characters; may be repeated.
                              Default: held-out scores choose.

    OPTIONS:
      -o, --output <file>     Write to a file, whole or not at all.
      --limit <limit>         The most label suspects that are shown a head.
                              (default: 50)
      --plant <share>         Change so large a share of each head's labels, drawn
                              by --seed, and say how many are found.
      --json                  Print as JSON.
      --version               Show the version.
      -h, --help              Show help information.


    """
}
