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

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies, swiftSettings: settings)
}

let package = Package(
  name: "standpoint",
  products: [
    .executable(name: "standpoint", targets: ["standpoint"]),
    .library(
      name: "Standpoint",
      targets: [
        "LinearAlgebra", "TextFeatures", "LinearModels", "Training", "Corpora", "Articles", "Pages", "Evaluation",
        "Reports",
      ]),
    // For the fuzz targets alone, which are a package of their own: only a product can be reached from there.
    .library(name: "FeatureOracle", targets: ["FeatureOracle"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    .systemLibrary(name: "CBLAS", pkgConfig: "blas", providers: [.apt(["libblas-dev"])]),
    .systemLibrary(name: "CLAPACK", pkgConfig: "lapack", providers: [.apt(["liblapack-dev"])]),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CText"),
    .target(name: "CBytes"),
    library("LinearAlgebra", ["CBLAS", "CLAPACK"]),
    library("TextFeatures", ["CText"]),
    library("Files", [.product(name: "Crypto", package: "swift-crypto")]),
    library("LinearModels", ["TextFeatures", "Files", "CText"]),
    library("Evaluation", ["CBytes"]),
    library("Training", ["LinearAlgebra", "LinearModels", "TextFeatures", "Evaluation"]),
    library("Corpora", ["Files", "CBytes"]),
    library("Streaming"),
    library("Articles"),
    library("Pages", ["Articles", "Corpora", "CGumbo", "CXML2"]),
    library("Reports", ["Evaluation", "Articles"]),
    .executableTarget(
      name: "standpoint",
      dependencies: [
        "Training", "LinearModels", "TextFeatures", "Corpora", "Articles", "Pages", "Evaluation", "Reports", "Files",
        "Streaming", "CBytes",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // The naive featurizer that the tests of two modules are held to.
    .target(
      name: "FeatureOracle", dependencies: ["Evaluation"], path: "Tests/FeatureOracle", swiftSettings: settings),
    tests("LinearAlgebra"),
    tests("TextFeatures", ["FeatureOracle", "Evaluation"]),
    tests("LinearModels", ["TextFeatures", "Files", "FeatureOracle", "Evaluation"]),
    tests("Training", ["LinearAlgebra", "LinearModels", "TextFeatures", "Evaluation", "Files"]),
    tests("Files"),
    tests("Corpora"),
    tests("Articles"),
    tests("Pages", ["Articles", "Evaluation"]),
    tests("Streaming"),
    tests("Evaluation"),
    tests("Reports", ["Evaluation", "Articles", "Files"]),
    .testTarget(name: "CommandTests", dependencies: ["standpoint", "Evaluation"], swiftSettings: settings),
  ]
)
