extension GradingPolicy {
  /// How many free late days a learner spends on what is due at each time, by the name of the due time.
  ///
  /// In the order of the due times, each takes as few as give it the most points, out of what is left. So what was worked out for
  /// one week never changes through what happens in a later one.
  func freeDays(
    _ learner: GradedLearner, _ attempts: [String: [ClassEntry]], _ trace: inout [String]
  ) -> [String: Int] {
    guard freeDays > 0 else { return [:] }
    var groups: [String: [[ClassEntry]]] = [:]
    for (exercise, entries) in attempts { groups[duty(of: exercise).name, default: []].append(entries) }
    func time(_ name: String) -> Int { dues.first { $0.name == name }?.at ?? due ?? 0 }
    var left = freeDays
    var spent: [String: Int] = [:]
    for (name, exercises) in groups.sorted(by: { (time($0.key), $0.key) < (time($1.key), $1.key) }) {
      func points(_ free: Int) -> Double {
        exercises.compactMap { result(of: $0, free: free)?.points }.reduce(0, +)
      }
      var best = (days: 0, points: points(0))
      for days in stride(from: 1, through: min(left, freeDaysAtOnce), by: 1) {
        let points = points(days)
        // Points are sums of hundredths.
        if points > best.points + 0.001 { best = (days, points) }
      }
      guard best.days > 0 else { continue }
      left -= best.days
      spent[name] = best.days
      trace.append(words.freeDays(name, best.days, left: left, of: freeDays))
      if exercises.contains(where: { $0.contains { $0.points == nil && $0.text != nil } }) {
        trace.append(words.unsettled(name))
      }
    }
    return spent
  }
}
