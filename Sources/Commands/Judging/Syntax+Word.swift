import Notation

extension Syntax {
  /// The notation by its word in options and streams.
  init?(word: String) {
    switch word {
    case "auto": self = .automatic
    case "plain": self = .plain
    case "latex": self = .latex
    case "numpy": self = .numpy
    default: return nil
    }
  }
}
