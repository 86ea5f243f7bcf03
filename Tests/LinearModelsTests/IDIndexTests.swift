import Evaluation
import LinearModels
import Testing

struct IDIndexTests {
  @Test(arguments: [0, 1, 2, 7, 8, 9, 1_000])
  func findsWhatIsThereAndNothingElse(_ count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    var ids = Set<UInt64>()
    while ids.count < count { ids.insert(random.next()) }
    let list = Array(ids)
    let index = IDIndex(list)
    #expect(index.count == count)
    for (position, id) in list.enumerated() { #expect(index.position(of: id) == position) }
    for _ in 0..<1_000 {
      let id = random.next()
      #expect(ids.contains(id) || index.position(of: id) == -1)
    }
  }

  /// All at one slot, the last one, so that probing goes round.
  @Test func collidingIDsAreToldApart() {
    let ids = (0..<50).map { UInt64.max - UInt64($0) }
    let index = IDIndex(ids)
    for (position, id) in ids.enumerated() { #expect(index.position(of: id) == position) }
    #expect(index.position(of: UInt64.max - 50) == -1)
    #expect(index.position(of: 0) == -1)
  }
}
