import Glibc

/// What one task took.
struct Measurement {
  /// Wall-clock milliseconds of every run after the first ones, which only warm up.
  let times: [Double]
  /// Processor milliseconds of the median run, all threads together.
  let processor: Double
  /// A figure that depends on the whole result: the same task of another program must print the same.
  let check: Double
  /// Named parts of the processor time, where a task has parts.
  var parts: [(name: String, milliseconds: Double)] = []

  /// Runs `body` until there are `runs` measurements.
  init(runs: Int, warmUps: Int = 2, _ body: () -> Double) {
    var check = 0.0
    for _ in 0..<warmUps { check = body() }
    var measured: [(wall: Double, processor: Double)] = []
    for _ in 0..<max(runs, 5) {
      let wall = Clock.wall
      let processor = Clock.processor
      check = body()
      measured.append((Clock.wall - wall, Clock.processor - processor))
    }
    measured.sort { $0.wall < $1.wall }
    times = measured.map { $0.wall }
    processor = measured[measured.count / 2].processor
    self.check = check
  }

  var median: Double { times[times.count / 2] }

  /// As the issue asks for it: `{"ms":…,"lo":…,"hi":…,"cpu_ms":…,"n":…,"check":…}`.
  var json: String {
    var fields = [
      "\"ms\":\(median)", "\"lo\":\(times[0])", "\"hi\":\(times[times.count - 1])", "\"cpu_ms\":\(processor)",
    ]
    fields += parts.map { "\"\($0.name)\":\($0.milliseconds)" }
    fields += ["\"n\":\(times.count)", "\"check\":\(check)"]
    return "{" + fields.joined(separator: ",") + "}"
  }
}

/// Milliseconds since some moment.
enum Clock {
  static var wall: Double { read(CLOCK_MONOTONIC) }
  /// Of the whole process.
  static var processor: Double { read(CLOCK_PROCESS_CPUTIME_ID) }

  private static func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) * 1e-6
  }
}
