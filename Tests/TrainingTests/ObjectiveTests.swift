import Testing

@testable import Training

/// Each objective against its formula written plainly, and its derivatives against differences.
@Suite struct ObjectiveTests {
  static let lambda = 0.3

  private func check(_ objective: some Objective, plain: ([Double]) -> Double, seed: UInt64) {
    var generator = Generator(seed: seed)
    func random() -> [Double] { (0..<objective.dimension).map { _ in generator.uniform() - 0.5 } }
    let (weights, direction) = (random(), random())
    let point = objective.point(at: weights)
    #expect(abs(point.value - plain(weights)) < 1e-10 * abs(point.value))
    let h = 1e-5
    func moved(_ by: Double) -> [Double] { zip(weights, direction).map { $0 + by * $1 } }
    let gradient = objective.gradient(at: point)
    let slope = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(slope - (plain(moved(h)) - plain(moved(-h))) / (2 * h)) < 1e-6 * max(1, abs(slope)))
    var product = [Double](repeating: 0, count: objective.dimension)
    var image = [Double](repeating: 0, count: objective.imageCount)
    objective.hessianTimes(direction, at: point, product: &product, image: &image)
    let ahead = objective.gradient(at: objective.point(at: moved(h)))
    let behind = objective.gradient(at: objective.point(at: moved(-h)))
    for index in product.indices {
      #expect(abs(product[index] - (ahead[index] - behind[index]) / (2 * h)) < 1e-4)
    }
    let stepped = objective.point(point, adding: direction, image: image)
    #expect(abs(stepped.value - plain(moved(1))) < 1e-9 * abs(stepped.value))
    let diagonal = objective.hessianDiagonal(at: point)
    for index in diagonal.indices {
      var unit = [Double](repeating: 0, count: diagonal.count)
      unit[index] = 1
      objective.hessianTimes(unit, at: point, product: &product, image: &image)
      #expect(abs(diagonal[index] - product[index]) < 1e-10 || product[index] == 0)
    }
  }

  private func binary<L: MarginLoss>(_: L.Type, _ loss: @escaping (Double, Double) -> Double, seed: UInt64) {
    let random = RandomProblem(rows: 25, features: 40, labels: 2, seed: seed)
    let rows = random.dense
    check(
      MarginObjective<L>(
        random.matrix, targets: random.targets, classWeights: random.classWeights, lambda: Self.lambda),
      plain: { weights in
        var value = Self.lambda * weights.dropLast().reduce(0) { $0 + $1 * $1 }
        for (row, vector) in rows.enumerated() {
          let z = zip(vector, weights).reduce(0) { $0 + $1.0 * $1.1 }
          value += random.classWeights[row] * loss(random.targets[row], z)
        }
        return value
      }, seed: seed)
  }

  @Test func squared() { binary(SquaredLoss.self, { ($0 - $1) * ($0 - $1) }, seed: 1) }

  @Test func squaredHinge() { binary(SquaredHingeLoss.self, { max(0, 1 - $0 * $1) * max(0, 1 - $0 * $1) }, seed: 2) }

  @Test func logistic() { binary(LogisticLoss.self, { naiveLog(1 + naiveExp(-$0 * $1)) }, seed: 3) }

  @Test func multinomial() {
    let random = RandomProblem(rows: 25, features: 30, labels: 3, seed: 4)
    let rows = random.dense
    check(
      MultinomialObjective(
        random.matrix, labels: random.labels, labelCount: 3, classWeights: random.classWeights, lambda: Self.lambda),
      plain: { naiveMultinomial(rows, random, weights: $0, labelCount: 3, lambda: Self.lambda) }, seed: 4)
  }

  @Test func farMarginsNeitherOverflowNorVanish() {
    for z in [-800.0, -40, 0, 40, 800] {
      let (value, slope, curvature) = LogisticLoss.evaluate(z, target: 1)
      #expect(value.isFinite && slope.isFinite && curvature >= 0)
      #expect(abs(value - max(0, -z)) < 0.7)
    }
  }
}
