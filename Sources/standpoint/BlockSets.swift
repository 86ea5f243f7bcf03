import ArgumentParser
import TextFeatures
import Training

/// The blocks that --blocks fixes: for every head, or for some by their names.
struct BlockSets {
  private var common: [FeatureBlock]?
  private var named: [String: [FeatureBlock]] = [:]

  /// - Parameters:
  ///   - options: each is blocks with commas between them, for a head alone if HEAD= is before them.
  ///   - tables: the blocks that a file is named for.
  init(_ options: [String], tables: Set<FeatureBlock>) throws {
    for option in options {
      let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let blocks = try Self.blocks(parts[parts.count - 1], option: option)
      if let problem = BlockSetProblem(blocks, tables: tables) {
        throw ValidationError("--blocks \(option): \(problem)")
      }
      let isRepeated =
        parts.count == 2 ? named.updateValue(blocks, forKey: parts[0]) != nil : common != nil
      guard !isRepeated else {
        let what = parts.count == 2 ? "head \(parts[0])" : "every head"
        throw ValidationError("--blocks \(option): the blocks of \(what) are given already")
      }
      if parts.count == 1 { common = blocks }
    }
  }

  /// In the order in which a model file has them, so that the order in which they are named does not matter.
  private static func blocks(_ list: String, option: String) throws -> [FeatureBlock] {
    let blocks = try list.split(separator: ",").map { name in
      guard let block = FeatureBlock(rawValue: String(name)) else {
        let known = FeatureBlock.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--blocks \(option): no block is named \(name); there are \(known)")
      }
      return block
    }
    return blocks.sorted { FeatureBlock.allCases.firstIndex(of: $0)! < FeatureBlock.allCases.firstIndex(of: $1)! }
  }

  /// The blocks of a head; nil leaves the choice to held-out scores.
  func blocks(ofHead name: String) -> [FeatureBlock]? { named[name] ?? common }

  /// Refuses blocks for a head that is not there.
  func checkHeads(_ known: [String]) throws {
    for name in named.keys.sorted() where !known.contains(name) {
      throw InputError.noSuchHead(option: "--blocks \(name)=…", known: known)
    }
  }
}
