/// The share of a derivation's points that its lines have earned.
///
/// Every line that is judged counts one, and reaching the goal counts one more. A line that holds earns its one,
/// and so does a line that follows from the learner's own slip: the slip has cost its own line already. A goal that
/// is reached only by following through a slip earns half, where a line leads there: a lone wrong line earns nothing.
/// Lines that name a quantity or hold words do not count.
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

  /// nil where a person has to look: a line that cannot be read or decided.
  init?(
    _ lines: [LineReport], _ verdict: DerivationReport.Verdict, isReached: Bool, isReachedByFollowing: Bool
  ) {
    switch verdict {
    case .correct: self = .full
    case .undecided, .malformed: return nil
    case .wrong, .incomplete:
      let isLed = lines.contains { $0.verdict == .right || $0.verdict == .follows }
      var earned = isReached ? 2 : isReachedByFollowing && isLed ? 1 : 0
      var possible = 2
      for line in lines {
        switch line.verdict {
        case .right, .follows:
          earned += 2
          possible += 2
        case .wrong: possible += 2
        case .unreadable, .undecided: return nil
        case .named, .skipped: break
        }
      }
      self.init(earnedHalves: earned, possibleHalves: possible)
    }
  }
}
