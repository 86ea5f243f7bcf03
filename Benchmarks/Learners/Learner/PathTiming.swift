import Glibc
import LinearAlgebra
import Training

/// Times the exact path on a file in LIBSVM's format beside one eigendecomposition of the same order: Gram matrix,
/// eigendecomposition, and 30 penalties with every row and every group of five rows left out in turn.
enum PathTiming {
  static func run(path: String, rounds: Int) throws {
    var reader = LIBSVMReader(path: path)
    let labels = reader.labels
    let matrix = reader.takeMatrix()
    let task = RidgeTask(
      labelled: labels.enumerated().map { (row: $0.offset, label: $0.element, group: $0.offset / 5) }, labelCount: 2)
    BLASThreads.fix(BLASThreads.duringDenseFit)
    for _ in 0..<rounds {
      let start = ContinuousClock.now
      let ridge = try RidgePath(matrix, task: task)
      var sum = 0.0
      for lambda in TrainingParameters.fineGrid {
        sum += try ridge.leaveOneOut(lambda: lambda)[0, 0] + ridge.leaveGroupsOut(lambda: lambda)[0, 0]
      }
      let whole = ContinuousClock.now
      let eigen = try SymmetricEigen(dense(matrix))
      let end = ContinuousClock.now
      print(seconds(whole - start), seconds(end - whole), sum + eigen.values[0])
    }
  }

  /// A matrix of the same order with its eigenvalues spread: what it holds does not change the work much.
  private static func dense(_ matrix: SparseMatrix) -> Matrix {
    let n = matrix.rowCount
    var rows = Matrix(rows: n, columns: min(matrix.featureCount, 2_000))
    for row in 0..<n {
      for index in matrix.rowOffsets[row]..<matrix.rowOffsets[row + 1] {
        rows[row, Int(matrix.columns[index]) % rows.columns] += Double(matrix.values[index])
      }
    }
    var gram = Matrix(rows: n, columns: n)
    gram.addToLowerTriangle(productWithTranspose: rows)
    return gram
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }
}
