/// One line that tells how far a run is, redrawn in place; nothing where nobody looks.
struct ProgressLine {
  private let total: Int
  private let isShown: Bool
  private var done = 0
  private var skipped = 0
  private var start = 0.0
  private var drawnAt = 0.0

  init(total: Int, isShown: Bool) {
    self.total = total
    self.isShown = isShown
  }

  mutating func begin(_ skipped: Int) {
    start = Crew.now
    self.skipped = skipped
    done = skipped
  }

  mutating func advance(_ invocation: Invocation) {
    done += 1
    let now = Crew.now
    guard isShown, now - drawnAt > 0.2 else { return }
    drawnAt = now
    let rate = Double(done - skipped) / max(now - start, 0.001)
    let left = Int(Double(total - done) / max(rate, 0.001))
    let clock = left >= 60 ? "\(left / 60) min" : "\(left) s"
    let speed = rate >= 10 ? "\(Int(rate))" : "\((rate * 10).rounded() / 10)"
    write(
      invocation.localized(
        "\(done) of \(total) submissions, \(speed) a second, \(clock) left",
        "\(total) 份中已完成 \(done) 份，每秒 \(speed) 份，还需 \(clock)"), invocation)
  }

  func end(_ invocation: Invocation) {
    if isShown && drawnAt > 0 { write("", invocation) }
  }

  private func write(_ text: String, _ invocation: Invocation) {
    try? invocation.surroundings.write(.errors, Array("\r\u{1B}[K\(text)".utf8))
  }
}
