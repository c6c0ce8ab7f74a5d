/// How long each of many small things took.
struct Distribution {
  /// Microseconds, from the fastest to the slowest.
  private let times: [Double]

  /// Runs `body` over every item, `rounds` times; of each item the best round counts.
  init<Item>(_ items: [Item], rounds: Int = 5, _ body: (Item) throws -> Void) rethrows {
    var best = [Double](repeating: .infinity, count: items.count)
    for _ in 0..<rounds {
      for (index, item) in items.enumerated() {
        let start = Clock.wall
        try body(item)
        best[index] = min(best[index], (Clock.wall - start) * 1e3)
      }
    }
    times = best.sorted()
  }

  func quantile(_ share: Double) -> Double {
    times.isEmpty ? 0 : times[min(times.count - 1, Int(share * Double(times.count)))]
  }

  /// `{"median_us":…,"p99_us":…,"max_us":…,"n":…}` and further figures.
  func json(_ more: (name: String, value: Int)...) -> String {
    var fields = [
      "\"median_us\":\(quantile(0.5))", "\"p99_us\":\(quantile(0.99))", "\"max_us\":\(quantile(1))",
      "\"n\":\(times.count)",
    ]
    fields += more.map { "\"\($0.name)\":\($0.value)" }
    return "{" + fields.joined(separator: ",") + "}"
  }
}
