/// How a run says how far it is, and hears that it is to stop.
struct Monitor {
  private let progress: (Double) -> Void
  private let isCancelled: () -> Bool

  init(progress: @escaping (Double) -> Void, isCancelled: @escaping () -> Bool) {
    self.progress = progress
    self.isCancelled = isCancelled
  }

  /// Call it every few milliseconds of work, with the share that is done.
  func checkpoint(_ done: Double) throws(ExperimentError) {
    if isCancelled() { throw .cancelled }
    progress(min(max(done, 0), 1))
  }

  /// The same for a loop that stops when it hears false; `checkpoint` after it turns that into the error.
  func goesOn(_ done: Double) -> Bool {
    if isCancelled() { return false }
    progress(min(max(done, 0), 1))
    return true
  }

  /// The same for a stretch of a longer run: its 0...1 becomes `range` of the whole.
  func part(_ range: ClosedRange<Double>) -> Monitor {
    let report = progress
    return Monitor(
      progress: { report(range.lowerBound + $0 * (range.upperBound - range.lowerBound)) },
      isCancelled: isCancelled)
  }
}
