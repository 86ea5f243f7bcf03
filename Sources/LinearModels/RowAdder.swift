import TextFeatures

/// Adds rows to the sums of one statement with masked words, for those heads that read them. It has what a loop needs at
/// hand, since a look at a class or an array of arrays costs as much as a row.
struct RowAdder: ~Copyable, ~Escapable {
  private let lines: Span<LineTable.Unit>
  private let placed: Span<SIMD4<Float>>
  private let transient: Span<SIMD4<Float>>
  private let bigrams: BigramTable.View
  private let quads: Int
  /// Where the next of the rows that are not kept begins.
  private var nextTransient = 0
  /// Where the statement's first segment begins in `sums`.
  private let firstQuad: Int
  private var sums: MutableSpan<SIMD4<Float>>

  /// - Parameters:
  ///   - lines: the rows of the word store.
  ///   - placed: those of the compiled table that masked statements add.
  ///   - transient: the statement's rows that are not kept, in order.
  ///   - quads: elements of a row.
  @_lifetime(copy lines, copy placed, copy transient, copy bigrams, copy sums)
  init(
    lines: Span<LineTable.Unit>, placed: Span<SIMD4<Float>>, transient: Span<SIMD4<Float>>,
    bigrams: BigramTable.View, quads: Int, firstQuad: Int, sums: consuming MutableSpan<SIMD4<Float>>
  ) {
    self.lines = lines
    self.placed = placed
    self.transient = transient
    self.bigrams = bigrams
    self.quads = quads
    self.firstQuad = firstQuad
    self.sums = sums
  }

  /// Where the sums of a word's segment begin.
  @inline(__always)
  private func place(of word: Int) -> Int { firstQuad &+ word / ChunkScratch.segmentLength &* quads }

  /// Adds a row of the word store, each column times that of `columns`.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func add(row: UInt32, at word: Int, keeping columns: Span<SIMD4<Float>>) {
    let place = place(of: word)
    for quad in 0..<quads { sums[place &+ quad] += lines.quad(quad, ofRow: row) * columns[quad] }
  }

  /// Adds the next of the rows that are not kept.
  @_lifetime(self: copy self)
  mutating func addTransient(at word: Int) {
    let place = place(of: word)
    for quad in 0..<quads { sums[place &+ quad] += transient[nextTransient &+ quad] }
    nextTransient &+= quads
  }

  /// Adds a row of those of masked statements.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func add(placed row: Int, at word: Int) {
    let place = place(of: word)
    for quad in 0..<quads { sums[place &+ quad] += placed[row &* quads &+ quad] }
  }

  /// Adds a bigram's row, each column times that of `columns`.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func add(bigram id: UInt64, at word: Int, keeping columns: Span<SIMD4<Float>>) {
    let row = bigrams.row(of: id)
    if row == 0 { return }
    let place = place(of: word)
    for quad in 0..<bigrams.quads { sums[place &+ quad] += bigrams.quad(quad, ofRow: row) * columns[quad] }
  }
}
