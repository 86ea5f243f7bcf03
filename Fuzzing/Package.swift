// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableExperimentalFeature("Lifetimes"),
  .strictMemorySafety(),
]

/// A libFuzzer target: `--sanitize fuzzer` links its main function. What it shares with the tests it has as symbolic links
/// to their files.
func fuzzer(_ name: String) -> Target {
  .executableTarget(
    name: name,
    dependencies: [
      .product(name: "Standpoint", package: "standpoint"),
      .product(name: "FeatureOracle", package: "standpoint"),
    ],
    swiftSettings: settings)
}

let package = Package(
  name: "standpoint-fuzzing",
  dependencies: [.package(name: "standpoint", path: "..")],
  targets: [fuzzer("FuzzScoring"), fuzzer("FuzzTokens"), fuzzer("FuzzRows"), fuzzer("FuzzModel"), fuzzer("FuzzPages")]
)
