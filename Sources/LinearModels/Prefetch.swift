internal import CText

extension Span where Element: BitwiseCopyable {
  /// Asks for an element that is read soon.
  @inline(__always)
  func prefetch(_ index: Int) {
    unsafe withUnsafeBufferPointer { elements in
      if let base = elements.baseAddress { unsafe standpoint_prefetch(base + index) }
    }
  }
}
