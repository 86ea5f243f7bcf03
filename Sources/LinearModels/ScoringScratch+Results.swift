import TextFeatures

extension ScoringScratch {
  /// Appends the results of the chunk's statements: the sums of their segments in double precision, each head's divided by
  /// its norm.
  mutating func appendResults(_ statementEnds: Span<UInt32>, _ layout: ColumnLayout) {
    let count = statementEnds.count
    let firstValue = values.count
    let firstStatement = wordCounts.count
    values.append(contentsOf: repeatElement(0, count: count * layout.intercepts.count))
    wordCounts.append(contentsOf: repeatElement(0, count: count))
    knownCounts.append(contentsOf: repeatElement(0, count: count))
    Self.finish(count, chunk, layout, into: &values, from: firstValue)
    var firstWord: UInt32 = 0
    for statement in 0..<count {
      var unknown: UInt32 = 0
      for segment in chunk.segments(of: statement) { unknown += chunk.unknownCounts[segment] }
      let words = statementEnds[statement] - firstWord
      wordCounts[firstStatement + statement] = words
      knownCounts[firstStatement + statement] = words - unknown
      firstWord = statementEnds[statement]
    }
  }

  private static func finish(
    _ count: Int, _ chunk: borrowing ChunkScratch, _ layout: ColumnLayout, into values: inout [Double], from first: Int
  ) {
    let (allHeads, allIntercepts) = (layout.heads, layout.intercepts)
    let (heads, intercepts) = (allHeads.span, allIntercepts.span)
    let (bytes, firstSegments) = unsafe (chunk.sums.span.bytes, chunk.firstSegments.span)
    let lanes = layout.lanes
    var values = values.mutableSpan
    var next = first
    for statement in 0..<count {
      let segments = Int(firstSegments[statement])..<Int(firstSegments[statement + 1])
      if segments.isEmpty {
        for column in 0..<intercepts.count { values[next &+ column] = intercepts[column] }
        next &+= intercepts.count
        continue
      }
      for index in 0..<heads.count {
        let head = heads[index]
        let norm = bytes.sum(ofColumn: head.norm, segments, lanes)
        let factor = norm > 0 ? 1 / norm.squareRoot() : 0
        var column = head.firstIntercept
        for decision in head.decisions {
          values[next] = bytes.sum(ofColumn: decision, segments, lanes) * factor + intercepts[column]
          next &+= 1
          column &+= 1
        }
      }
    }
  }
}

extension RawSpan {
  /// The sum of a column over segments of so many lanes, in double precision.
  @inline(__always)
  fileprivate func sum(ofColumn column: Int, _ segments: Range<Int>, _ lanes: Int) -> Double {
    let stride = lanes &* ColumnLayout.laneWidth &* MemoryLayout<Float>.size
    var offset = segments.lowerBound &* stride &+ column &* MemoryLayout<Float>.size
    // A statement mostly has one segment.
    var sum = Double(unsafe unsafeLoad(fromByteOffset: offset, as: Float.self))
    for _ in 1..<max(1, segments.count) {
      offset &+= stride
      sum += Double(unsafe unsafeLoad(fromByteOffset: offset, as: Float.self))
    }
    return sum
  }
}
