import Files
import LinearModels
import TextFeatures
import Training

/// The files of tables of words.
enum WordTableFiles {
  /// The tables that are named, each with its file as a training record names it.
  static func read(
    lexicon: String?, vectors: String?
  ) throws -> [FeatureBlock: (table: WordTable, file: TrainingRecord.File)] {
    var tables: [FeatureBlock: (table: WordTable, file: TrainingRecord.File)] = [:]
    if let path = lexicon {
      let (bytes, file) = try read(path)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw InputError.invalidUTF8(path: path, offset: 0)
      }
      do {
        tables[.lexicon] = (try Lexicon(parsing: text).table, file)
      } catch {
        throw InputError.lexicon(path: path, error)
      }
    }
    if let path = vectors {
      let (bytes, file) = try read(path)
      do {
        let vectors = try WordVectors(reading: bytes)
        if vectors.skipped > 0 {
          Diagnostics.note(
            "\(path): \(vectors.words) word vectors; skipped: \(vectors.skipped), no single word or one that came before"
          )
        }
        tables[.vectors] = (vectors.table, file)
      } catch {
        throw InputError.vectors(path: path, error)
      }
    }
    return tables
  }

  private static func read(_ path: String) throws -> (bytes: [UInt8], file: TrainingRecord.File) {
    let bytes = try FileDescriptor.readAll(path: path)
    var digest = SHA256Digest()
    digest.update(bytes)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return (bytes, TrainingRecord.File(name: name, sha256: digest.hexadecimal()))
  }
}
