/// A place to draw on and to get keys from: a real terminal, or one that a test holds.
public protocol TerminalDevice {
  /// How large it is now.
  var size: Size { get }

  func write(_ bytes: [UInt8])

  /// The next thing that happens; waits for `milliseconds` at most, for ever where that is nil.
  func next(within milliseconds: Int?) -> TerminalEvent

  /// Gives the terminal back as it was found, for another program or for good.
  func leave()

  /// Takes it again after `leave`.
  func enter()

  /// Stops the program as Ctrl-Z does; returns once it was continued.
  func suspend()
}

public enum TerminalEvent: Hashable, Sendable {
  case bytes([UInt8])
  case resized
  /// The program was stopped and goes on: what is on the screen is not ours any more.
  case continued
  case timeout
  /// Nobody is there any more.
  case closed
}
