/// What `--help` prints, at 80 columns. A change of an option shows here and is meant or is a slip.
enum HelpSnapshots {
  static let root = """
    OVERVIEW: Who stands where, and how civil are they? Scores statements in news,
    speeches and posts.

    Cuts articles into statements and scores each for stance toward a proposal and
    for hostility, offline.

      standpoint classify article.txt                  the statements of an article
      standpoint classify rows.csv -o scored.csv       one row out for each row in
      standpoint explain --text "They refused again."  which words drove each label
      standpoint report *.html -o report.html          a page of who says what
      standpoint train rows.csv -o my.safetensors      a model of your own
      standpoint evaluate rows.csv --cross-validate    how well that would do
      standpoint audit rows.csv                        which labels look wrong

    Data goes to standard output, everything else to standard error. Exit codes: 0
    success, 1 failure, 64 usage, 65 bad data, 66 no such input, 70 internal error,
    73 cannot create output, 74 read or write error.

    USAGE: standpoint <subcommand>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      train                   Train a model on labelled rows.
      evaluate                Measure a model, or a corpus by cross-validation,
                              with intervals.
      audit                   Find label errors, duplicates and leakage in a corpus.
      classify                Score the statements of articles, or rows one by one.
      explain                 Say which words of a statement drove each label.
      report                  Make one page of who says what: a ledger of speakers,
                              the articles, pictures.
      benchmark               Time the scoring loop on your own text, in memory.
      model                   Look into a model file, verify it, or print its card.

      See 'standpoint help <subcommand>' for detailed help.

    """

  static let benchmark = """
    OVERVIEW: Time the scoring loop on your own text, in memory.

    Each line of INPUT is one statement. The text is read first; each round then
    goes from its bytes to a label of every head. The checksum is of all labels, so
    a loop that is faster and answers differently shows; a thousand statements are
    also scored by the plain scorer and compared. The whole job, timed beside it,
    goes from the files to rendered CSV, which is dropped.

    USAGE: standpoint benchmark [<input> ...] [--model <model>] [--threads <threads>] [--rounds <rounds>] [--json]

    ARGUMENTS:
      <input>                 Text files, one statement a line; - or none is
                              standard input.

    OPTIONS:
      -m, --model <model>     Model file. Default: STANDPOINT_MODEL, else
                              ../share/standpoint beside the program, else the
                              package's Models/.
      --threads <threads>     Threads that score. (default: 1)
      --rounds <rounds>       Rounds that are timed, after one that is not.
                              (default: 5)
      --json                  Print as JSON.
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let model = """
    OVERVIEW: Look into a model file, verify it, or print its card.

    USAGE: standpoint model <subcommand>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      info                    Heads, labels, feature blocks and training record.
      verify                  Check every byte, recompute the digest, and hold the
                              compiled scorer to the plain one.
      card                    Print the model card.

      See 'standpoint help model <subcommand>' for detailed help.

    """

  static let modelInfo = """
    OVERVIEW: Heads, labels, feature blocks and training record.

    USAGE: standpoint model info [<model>] [--json]

    ARGUMENTS:
      <model>                 Model file; default: the shipped model.

    OPTIONS:
      --json                  Print as JSON.
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let modelVerify = """
    OVERVIEW: Check every byte, recompute the digest, and hold the compiled scorer
    to the plain one.

    USAGE: standpoint model verify [<model>]

    ARGUMENTS:
      <model>                 Model file; default: the shipped model.

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let modelCard = """
    OVERVIEW: Print the model card.

    USAGE: standpoint model card [<model>]

    ARGUMENTS:
      <model>                 Model file; default: the shipped model.

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.


    """
}
