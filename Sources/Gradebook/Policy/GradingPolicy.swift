/// How marks become a result: lateness, attempts, what is dropped. A value, so that anybody can work it out again.
public struct GradingPolicy: Hashable, Sendable {
  public enum Attempts: String, Hashable, Sendable, CaseIterable {
    case best
    case last
  }

  /// More time for one learner.
  public enum Extension: Hashable, Sendable {
    case until(Int)
    case days(Double)
  }

  /// Milliseconds since 1970; nil where nothing is ever late.
  public var due: Int?
  public var graceMinutes: Double
  /// What every day begun takes away, as a share of what was earned: 0.1.
  public var latePerDay: Double
  /// After so many days nothing is earned any more.
  public var lateDays: Int
  public var attempts: Attempts
  /// So many exercises with the smallest share of their points do not count.
  public var dropLowest: Int
  public var extensions: [String: Extension]
  /// Whether an answer that was never handed in is a zero. Only a teacher can say so; else it stays open.
  public var missingIsZero: Bool

  public init(
    due: Int? = nil, graceMinutes: Double = 0, latePerDay: Double = 0, lateDays: Int = .max,
    attempts: Attempts = .best, dropLowest: Int = 0, extensions: [String: Extension] = [:],
    missingIsZero: Bool = false
  ) {
    self.due = due
    self.graceMinutes = graceMinutes
    self.latePerDay = latePerDay
    self.lateDays = lateDays
    self.attempts = attempts
    self.dropLowest = dropLowest
    self.extensions = extensions
    self.missingIsZero = missingIsZero
  }

  /// When a learner's work is due: the later of the common time and the learner's own, so that an extension never hurts.
  public func due(for learner: GradedLearner) -> Int? {
    guard let due else { return nil }
    switch extensions[learner.key] ?? learner.email.flatMap({ extensions[$0] }) {
    case .until(let time): return max(due, time)
    case .days(let days): return max(due, due + Int(days * 86_400_000))
    case nil: return due
    }
  }

  /// What share of the points is left for something handed in at a time, and why.
  func share(submittedAt: Int?, _ learner: GradedLearner) -> (share: Double, reason: String?) {
    guard let due = due(for: learner) else { return (1, nil) }
    guard let submittedAt else { return (1, "no time of submission is known: not late") }
    let late = submittedAt - due
    if late <= 0 { return (1, nil) }
    let minutes = (Double(late) / 60_000).rounded(.up)
    if Double(late) <= graceMinutes * 60_000 {
      return (1, "\(plain(minutes)) minutes late, within the grace of \(plain(graceMinutes)): not late")
    }
    let days = Int((Double(late) / 86_400_000).rounded(.up))
    guard days <= lateDays else { return (0, "day \(days) after the due time, \(lateDays) are allowed: × 0") }
    let share = max(0, 1 - latePerDay * Double(days))
    return (share, "late, day \(days): × \(plain(share))")
  }
}

/// A number as people write it, four digits behind the point at most.
func plain(_ value: Double) -> String {
  if value == value.rounded(), value.magnitude < 1e15 { return "\(Int(value))" }
  let rounded = (value * 10_000).rounded() / 10_000
  return "\(rounded)"
}
