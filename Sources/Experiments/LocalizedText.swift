/// A sentence or a heading in both languages of the course; `$…$` in it is LaTeX, as in a lesson.
public struct LocalizedText: Hashable, Sendable {
  public let english: String
  public let chinese: String

  public init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }
}

/// What reads the same in both languages: a symbol, a number, a name of code.
extension LocalizedText: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) {
    self.init(text, text)
  }

  public init(_ text: String) {
    self.init(text, text)
  }
}
