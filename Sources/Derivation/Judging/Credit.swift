/// The share of a derivation's points that its lines have earned.
///
/// Every line that is judged counts one, and reaching the goal counts one more. A line that holds earns its one,
/// and so does a line that follows from the learner's own slip: the slip has cost its own line already. A goal that
/// is reached only by following through a slip earns half. Lines that name a quantity or hold words do not count.
public struct Credit: Hashable, Sendable {
  /// In halves, so that sums are exact.
  public let earnedHalves: Int
  public let possibleHalves: Int

  public init(earnedHalves: Int, possibleHalves: Int) {
    self.earnedHalves = earnedHalves
    self.possibleHalves = possibleHalves
  }

  /// 0 to 1.
  public var share: Double {
    possibleHalves == 0 ? 0 : Double(earnedHalves) / Double(possibleHalves)
  }

  public static let full = Credit(earnedHalves: 2, possibleHalves: 2)
}
