/// What a command says to the shell when it ends.
public enum ExitStatus: Int32, Hashable, Sendable {
  /// Equal, correct, done.
  case done = 0
  /// Different, wrong, or findings.
  case findings = 1
  /// Malformed, undecided or not gradable.
  case undecided = 2
  case usage = 64
  case noSuchFile = 66
  /// A fault of Gradus.
  case fault = 70
  /// Input or output failed.
  case inputOutput = 74

  /// The graver of two, for a command that does several things: a fault above a failure of input, that above
  /// what could not be judged, that above findings.
  public func joined(_ other: ExitStatus) -> ExitStatus {
    gravity >= other.gravity ? self : other
  }

  private var gravity: Int {
    switch self {
    case .done: 0
    case .findings: 1
    case .undecided: 2
    case .noSuchFile: 3
    case .usage: 4
    case .inputOutput: 5
    case .fault: 6
    }
  }
}

/// Why a command stops before it has done its work.
public struct CommandFailure: Error, Hashable, Sendable {
  public let status: ExitStatus
  /// One line, lower case, no full stop.
  public let message: String
  public let help: String?

  public init(_ status: ExitStatus, _ message: String, help: String? = nil) {
    self.status = status
    self.message = message
    self.help = help
  }
}
