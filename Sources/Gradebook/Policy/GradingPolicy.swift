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

  /// A time for a week (`week2`) or one exercise (`week2/sigmoid`).
  public struct Due: Hashable, Sendable {
    public let name: String
    /// Milliseconds since 1970.
    public let at: Int

    public init(_ name: String, at: Int) {
      self.name = name
      self.at = at
    }
  }

  /// Milliseconds since 1970; nil where nothing is ever late, but for what `dues` says.
  public var due: Int?
  /// Weeks and exercises with a time of their own.
  public var dues: [Due] = []
  public var graceMinutes: Double
  /// What every day begun takes away, as a share of what was earned: 0.1.
  public var latePerDay: Double
  /// After so many days nothing is earned any more.
  public var lateDays: Int
  /// Late days of every learner that cost nothing, for all weeks together. They are spent in the order of the due times.
  public var freeDays = 0
  /// At most so many of them for what is due at one time.
  public var freeDaysAtOnce = Int.max
  public var attempts: Attempts
  /// So many exercises with the smallest share of their points do not count.
  public var dropLowest: Int
  public var extensions: [String: Extension]
  /// Extensions for one of `dues` alone, by learner and its name.
  public var ownExtensions: [String: [String: Extension]] = [:]
  /// Whether traces are written in Chinese.
  public var isChinese = false
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

  var words: PolicyWords { PolicyWords(isChinese: isChinese) }

  /// What an exercise is due with: the name of its due time, empty for the common one.
  func duty(of exercise: String) -> (name: String, due: Int?) {
    let own = dues.filter { exercise == $0.name || exercise.hasPrefix($0.name + "/") }
      .max { $0.name.utf8.count < $1.name.utf8.count }
    return own.map { ($0.name, $0.at) } ?? ("", due)
  }

  /// When a learner's work is due: the later of the common time and the learner's own, so that an extension never hurts.
  public func due(for learner: GradedLearner, _ exercise: String) -> Int? {
    let duty = duty(of: exercise)
    guard let due = duty.due else { return nil }
    let keys = [learner.key] + (learner.email.map { [$0] } ?? [])
    let own = keys.lazy.compactMap { ownExtensions[$0]?[duty.name] ?? extensions[$0] }.first
    switch own {
    case .until(let time): return max(due, time)
    case .days(let days): return max(due, due + Int(days * 86_400_000))
    case nil: return due
    }
  }

  /// What share of the points is left for something handed in at a time, and why.
  ///
  /// - Parameter free: Late days that cost the learner nothing.
  func share(
    submittedAt: Int?, _ learner: GradedLearner, _ exercise: String, free: Int = 0
  ) -> (share: Double, reason: String?) {
    guard let due = due(for: learner, exercise) else { return (1, nil) }
    guard let submittedAt else { return (1, words.noTime) }
    let late = submittedAt - due
    if late <= 0 { return (1, nil) }
    let minutes = (Double(late) / 60_000).rounded(.up)
    if Double(late) <= graceMinutes * 60_000 {
      return (1, words.grace(plain(minutes), of: plain(graceMinutes)))
    }
    let days = Int((Double(late) / 86_400_000).rounded(.up))
    let left = days - free
    if left <= 0 { return (1, words.allFree(days)) }
    guard left <= lateDays else {
      return (0, words.tooLate(days, free: free, allowed: lateDays))
    }
    let share = max(0, 1 - latePerDay * Double(left))
    return (share, words.late(days, free: free, share: plain(share)))
  }
}

/// A number as people write it, four digits behind the point at most.
func plain(_ value: Double) -> String {
  if value == value.rounded(), value.magnitude < 1e15 { return "\(Int(value))" }
  let rounded = (value * 10_000).rounded() / 10_000
  return "\(rounded)"
}
