public import Experiments

/// A run that somebody wants to see: an experiment and its values, all as text.
public struct RunRequest: Hashable, Sendable {
  public let experiment: String
  public let values: [String: String]

  public init(experiment: String, values: [String: String]) {
    self.experiment = experiment
    self.values = values
  }
}

/// How far a run has come.
public enum RunState: Sendable {
  /// So much of it is done, 0…1.
  case running(Double)
  case done(ExperimentResult)
  /// It cannot be run; one line that says why.
  case failed(String)
  /// The learner stopped it.
  case stopped
}

/// Results of runs, so that a step that is drawn again is not computed again.
struct ExperimentRuns {
  private var states: [RunRequest: RunState] = [:]
  /// Scrubbing makes hundreds of results; the oldest are forgotten.
  private var order: [RunRequest] = []
  private static let limit = 64

  subscript(request: RunRequest) -> RunState? { states[request] }

  /// Whether the run is still to be made.
  func isWanting(_ request: RunRequest) -> Bool {
    switch states[request] {
    case nil, .running: true
    case .done, .failed, .stopped: false
    }
  }

  mutating func set(_ state: RunState, for request: RunRequest) {
    if states.updateValue(state, forKey: request) == nil { order.append(request) }
    while order.count > ExperimentRuns.limit { states[order.removeFirst()] = nil }
  }

  mutating func forget(_ request: RunRequest) {
    states[request] = nil
    order.removeAll { $0 == request }
  }
}
