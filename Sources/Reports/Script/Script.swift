/// The page's script, in parts by subject. Without it all can be read; it opens lists, sorts, and tells of statements.
enum Script {
  static let text = "'use strict';(()=>{\n" + [statements, card, ledger, articles].joined(separator: "\n") + "\n})();"

  /// The digest by which the page's policy knows the script; a test says what it has to be.
  static let digest = "sha256-uMFzY+1MX5cG/FHtGvhJFVFQXz1DUn1BqtkihnzcCv8="
}
