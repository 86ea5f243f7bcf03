import Glibc
import Synchronization

/// The number of threads that BLAS itself uses.
///
/// A factorization's last bits depend on this number, so a fit fixes it: a model's bytes must not follow the number of
/// cores that happened to be free.
public enum BLASThreads {
  /// What a dense fit uses on every machine.
  public static let duringDenseFit = 2
  /// What a sparse fit uses: its vectors are too short for two threads to gain by, and a second one that waits takes time.
  public static let duringSparseFit = 1

  private static let lock = Mutex(())

  /// Runs a fit with so many threads. The number is one for the whole process, so fits run one after another.
  public static func fixed<Result, Failure: Error>(
    at count: Int, _ fit: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try lock.withLock { _ throws(Failure) in
      fix(count)
      return try fit()
    }
  }

  /// Fixes OpenBLAS's thread count for this process. The reference BLAS has one thread and no such setting.
  ///
  /// - Returns: whether the BLAS in use has the setting.
  @discardableResult
  public static func fix(_ count: Int) -> Bool {
    guard let symbol = unsafe dlsym(nil, "openblas_set_num_threads") else { return false }
    typealias Setter = @convention(c) (Int32) -> Void
    unsafe unsafeBitCast(symbol, to: Setter.self)(Int32(count))
    return true
  }
}
