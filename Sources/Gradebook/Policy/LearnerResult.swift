/// What counts of a learner's work, with the way there.
public struct LearnerResult: Hashable, Sendable {
  public let learner: GradedLearner
  public let exercises: [ExerciseResult]
  /// Sentences about the whole: what was dropped, the sum.
  public let trace: [String]

  /// Points of what has a mark and is not dropped.
  public var points: Double { round(counting.compactMap(\.points).reduce(0, +)) }
  public var outOf: Double { counting.map(\.outOf).reduce(0, +) }
  /// Answers that wait for a person.
  public var open: Int { counting.filter { $0.points == nil }.count }

  private var counting: [ExerciseResult] { exercises.filter { !$0.isDropped } }
  private func round(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}

/// What counts of an exercise.
public struct ExerciseResult: Hashable, Sendable {
  public let exercise: String
  /// After lateness; nil where nothing can be said yet.
  public let points: Double?
  public let outOf: Double
  /// The attempt that counts.
  public let entry: ClassEntry
  public internal(set) var isDropped = false
  /// One sentence a step, as a learner can check it.
  public internal(set) var trace: [String]

  /// `correct`, `partly`, `wrong`, or the reason why there is no mark.
  public var word: String { points == nil ? entry.mark.reason ?? "ungradable" : entry.state }
}

extension GradingPolicy {
  /// The results of a class, by learner.
  ///
  /// - Parameter entries: In the order of `ClassGradebook.entries`.
  public func results(_ entries: [ClassEntry]) -> [LearnerResult] {
    var order: [String] = []
    var byLearner: [String: [ClassEntry]] = [:]
    for entry in entries {
      if byLearner[entry.learner.key] == nil { order.append(entry.learner.key) }
      byLearner[entry.learner.key, default: []].append(entry)
    }
    return order.compactMap { byLearner[$0] }.compactMap(result)
  }

  private func result(_ entries: [ClassEntry]) -> LearnerResult? {
    guard let learner = entries.first?.learner else { return nil }
    var order: [String] = []
    var byExercise: [String: [ClassEntry]] = [:]
    for entry in entries {
      if byExercise[entry.exercise] == nil { order.append(entry.exercise) }
      byExercise[entry.exercise, default: []].append(entry)
    }
    var trace: [String] = []
    let free = freeDays(learner, byExercise, &trace)
    var results = order.compactMap { exercise in
      byExercise[exercise].flatMap { result(of: $0, free: free[duty(of: exercise).name] ?? 0) }
    }
    if dropLowest > 0 { drop(&results, &trace) }
    let summary = LearnerResult(learner: learner, exercises: results, trace: trace)
    return LearnerResult(
      learner: learner, exercises: results,
      trace: trace + [
        words.total(plain(summary.points), of: plain(summary.outOf), open: summary.open)
      ])
  }

  func result(of attempts: [ClassEntry], free: Int) -> ExerciseResult? {
    let candidates = attempts.map { candidate($0, free: free) }
    let chosen: ExerciseResult?
    switch self.attempts {
    case .last: chosen = candidates.last
    case .best:
      // The first of the best ones; those without a mark only where there is no other.
      chosen = candidates.reduce(nil as ExerciseResult?) { best, next in
        guard let best else { return next }
        return (next.points ?? -1) > (best.points ?? -1) ? next : best
      }
    }
    guard var chosen, attempts.count > 1 else { return chosen }
    let points = candidates.map { $0.points.map(plain) ?? "–" }.joined(separator: ", ")
    chosen.trace.insert(
      words.attempts(attempts.count, points, self.attempts, chosen.entry.attempt), at: 0)
    if candidates.contains(where: { $0.points == nil }), chosen.points != nil {
      chosen.trace.append(words.attemptWaits)
    }
    return chosen
  }

  private func candidate(_ entry: ClassEntry, free: Int) -> ExerciseResult {
    var trace: [String] = []
    var earned = entry.points
    let outOf = plain(entry.mark.outOf)
    if let decision = entry.decision {
      trace.append(words.byHand(plain(decision.points), of: outOf, decision.author, decision.note))
    } else if let points = entry.mark.points {
      trace.append(words.marked(plain(points), of: outOf, entry.mark.headline))
    } else if missingIsZero && entry.mark.reason == "missing" {
      trace.append(words.zero(of: outOf))
      earned = 0
    } else {
      trace.append(words.unmarked(entry.mark.reason ?? "ungradable", entry.mark.headline))
    }
    let (share, reason) = share(
      submittedAt: entry.submittedAt, entry.learner, entry.exercise, free: free)
    if let points = earned, points > 0 {
      earned = (points * share * 100).rounded() / 100
      if let reason { trace.append(share == 1 ? reason : "\(reason) = \(plain(earned ?? 0))") }
    }
    return ExerciseResult(
      exercise: entry.exercise, points: earned, outOf: entry.mark.outOf, entry: entry, trace: trace)
  }

  private func drop(_ results: inout [ExerciseResult], _ trace: inout [String]) {
    guard results.count > dropLowest else { return }
    if results.contains(where: { $0.points == nil }) {
      trace.append(words.dropsLater(dropLowest))
      return
    }
    func share(_ index: Int) -> Double {
      results[index].outOf == 0 ? 1 : (results[index].points ?? 0) / results[index].outOf
    }
    for index in results.indices.sorted(by: { (share($0), $0) < (share($1), $1) }).prefix(dropLowest) {
      results[index].isDropped = true
      trace.append(words.dropped(results[index].exercise))
    }
  }
}
