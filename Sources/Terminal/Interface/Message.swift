public import Course

/// Every sentence that the program itself says in a terminal; `Message+English` and `Message+Chinese` word it.
///
/// A case that one language does not word does not compile.
public enum Message: Hashable, Sendable {
  // Pictures.
  case value(String)
  case gradient(String)
  case localDerivative(String, String)
  case graphLegend
  case arrowLegend
  case curve(String, from: String, to: String, low: String, high: String)
  case contourLevels
  case pathStart
  case pathEnd
  case heatRange(low: String, high: String)
  case heatShare(String, level: String)
  case path(from: String, to: String, steps: Int)
  case doesNotFit
  case repeated(down: Int, right: Int)
  case units(Int, String)
  case weight(from: Int, to: Int, String)
  case image(width: Int, height: Int, mean: String)

  // Lessons.
  case picture

  /// The sentence in a language.
  public func text(in language: Language) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }
}

extension Setting {
  func say(_ message: Message) -> String { message.text(in: language) }
}
