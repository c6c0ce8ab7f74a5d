/// When an exercise comes back.
///
/// An exercise that took a mistake, a hint or a look at the solution comes back 1, 3 and 7 days after it was
/// answered right; a mistake in a review starts again at 1 day.
public struct Review: Hashable, Sendable {
  /// How many reviews went well, 0 to 2; after the third there is none left.
  public let level: Int
  /// Milliseconds since 1970.
  public let due: Int

  static let days = [1, 3, 7]
  /// A review counts as due some hours early, so that "tomorrow" does not wait for the same minute.
  static let grace = 6 * 3_600_000
  static let day = 86_400_000

  /// The review that a history in order of time leads to; nil when none is planned.
  init?(_ history: [HistoryEntry]) {
    var stumbled = false
    var planned: (level: Int, due: Int)?
    var isDone = false
    func plan(_ level: Int, after time: Int) -> (level: Int, due: Int) {
      (level, time + Review.days[level] * Review.day - Review.grace)
    }
    for entry in history {
      switch entry.kind {
      case "hinted", "solution": if !isDone { stumbled = true }
      case "tried":
        guard let outcome = entry.outcome else { continue }
        if outcome.isMistake {
          stumbled = true
          isDone = false
          if planned != nil { planned = plan(0, after: entry.at) }
        } else if outcome == .correct {
          if let current = planned {
            // Answering again before the day counts for practice, not for the plan.
            guard entry.at >= current.due else { continue }
            isDone = current.level + 1 >= Review.days.count
            planned = isDone ? nil : plan(current.level + 1, after: entry.at)
            if isDone { stumbled = false }
          } else if stumbled && !isDone {
            planned = plan(0, after: entry.at)
          } else {
            isDone = true
          }
        }
      default: continue
      }
    }
    guard let planned else { return nil }
    level = planned.level
    due = planned.due
  }
}

extension Progress {
  /// Exercises whose review is due now, the longest waiting first.
  public func reviewsDue() throws(DatabaseError) -> [(key: ExerciseKey, record: ExerciseRecord)] {
    let now = time
    var due: [(key: ExerciseKey, record: ExerciseRecord, due: Int)] = []
    for (key, record) in try records() {
      if let review = record.review, review.due <= now { due.append((key, record, review.due)) }
    }
    due.sort { ($0.due, $0.key.exercise) < ($1.due, $1.key.exercise) }
    return due.map { ($0.key, $0.record) }
  }
}
