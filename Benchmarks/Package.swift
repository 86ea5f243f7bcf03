// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "standpoint-benchmarks",
  platforms: [.macOS(.v13)],
  dependencies: [
    .package(name: "standpoint", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "Standpoint",
      dependencies: [
        .product(name: "Standpoint", package: "standpoint"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Standpoint",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    // What Learners/run times beside LIBLINEAR; without the benchmark library, so that it builds quickly.
    .executableTarget(
      name: "learner",
      dependencies: [.product(name: "Standpoint", package: "standpoint")],
      path: "Learners/Learner"),
  ]
)
