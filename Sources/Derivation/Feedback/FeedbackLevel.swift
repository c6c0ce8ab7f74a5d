/// How much a learner is told, from a bare verdict to everything.
public enum FeedbackLevel: Int, Hashable, Sendable, Comparable, CaseIterable {
  /// Right or wrong, nothing more.
  case verdict
  /// Which line, and where in it.
  case location
  /// The numbers that show it, and the slip.
  case slip
  /// The line as it might go on.
  case nextLine
  case solution

  public static func < (left: FeedbackLevel, right: FeedbackLevel) -> Bool { left.rawValue < right.rawValue }

  /// `verdict`, `location`, `slip`, `next`, `solution`
  public init?(word: String) {
    switch word {
    case "verdict": self = .verdict
    case "location": self = .location
    case "slip": self = .slip
    case "next": self = .nextLine
    case "solution": self = .solution
    default: return nil
    }
  }
}
