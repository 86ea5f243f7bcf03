import Evaluation
import Testing

struct GroupedFoldsTests {
  @Test(arguments: 0..<40) func noGroupIsSplitAndSizesAreBalanced(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let count = 2 + generator.index(below: 9)
    let groupCount = count + generator.index(below: 60)
    // Group numbers with gaps, some negative, in mixed order; group sizes from 1 to about 30.
    var groups = (0..<groupCount).flatMap { group in
      [Int](repeating: 7 * group - 50, count: 1 + generator.index(below: 1 + generator.index(below: 30)))
    }
    generator.shuffle(&groups)

    let folds = try groupedFolds(groups: groups, count: count, seed: seed)
    #expect(folds.count == groups.count)

    var foldsOfGroup: [Int: Set<Int>] = [:]
    var sizeOfGroup: [Int: Int] = [:]
    var rowsInFold = [Int](repeating: 0, count: count)
    for (group, fold) in zip(groups, folds) {
      foldsOfGroup[group, default: []].insert(fold)
      sizeOfGroup[group, default: 0] += 1
      rowsInFold[fold] += 1
    }
    #expect(foldsOfGroup.values.allSatisfy { $0.count == 1 })
    let smallest = try #require(rowsInFold.min())
    let spread = try #require(rowsInFold.max()) - smallest
    #expect(smallest > 0)
    #expect(spread <= (sizeOfGroup.values.max() ?? 0))
  }

  @Test func singleRowsAreDealtEvenly() throws {
    let folds = try groupedFolds(groups: Array(0..<103), count: 5, seed: 1)
    let sizes = (0..<5).map { fold in folds.count { $0 == fold } }
    #expect(sizes.sorted() == [20, 20, 21, 21, 21])
  }

  /// Rows are balanced, not groups; and were the small groups dealt first, the large one would come on top of two.
  @Test func aLargeGroupFacesAllSmallOnes() throws {
    let folds = try groupedFolds(groups: [1, 2, 3, 4, 5, 5, 5, 5], count: 2, seed: 3)
    #expect(folds.count { $0 == 0 } == 4)
  }

  @Test func seedsDecideAndRepeat() throws {
    let groups = Array(0..<100)
    let folds = try groupedFolds(groups: groups, count: 4, seed: 11)
    #expect(try folds == groupedFolds(groups: groups, count: 4, seed: 11))
    #expect(try folds != groupedFolds(groups: groups, count: 4, seed: 12))
  }

  @Test func asManyFoldsAsGroupsIsLeaveOneGroupOut() throws {
    let folds = try groupedFolds(groups: [3, 3, 1, 1, 2], count: 3, seed: 0)
    #expect(folds[0] == folds[1] && folds[2] == folds[3])
    #expect(Set(folds) == [0, 1, 2])
    #expect(try groupedFolds(groups: [3, 3, 1], count: 1, seed: 0) == [0, 0, 0])
  }

  @Test func tooFewGroupsIsAnError() {
    let error = #expect(throws: FoldError.fewerGroupsThanFolds(groups: 2, folds: 5)) {
      try groupedFolds(groups: [1, 1, 2], count: 5, seed: 0)
    }
    #expect(error?.description.contains("5 folds need at least 5 groups, but the rows have 2") == true)
  }

  @Test func groupsAreNumberedByFirstAppearance() {
    let groups = Groups(keys: ["north", "south", "north", "east"])
    #expect(groups.numbers == [0, 1, 0, 2])
    #expect(groups.count == 3)
    #expect(groups.sizes == [2, 1, 1])
    #expect(Groups(keys: [Int]()).count == 0)
  }
}
