import SourceText

extension YAMLValue {
  /// Why a text is no YAML that is read here.
  public struct Failure: Error, Hashable, Sendable {
    /// Counted from 1.
    public let line: Int
    public let message: String
  }

  /// The value that a whole file spells; nil for an empty one. Aliases, anchors and tags are refused.
  public static func read(file text: String) throws(Failure) -> YAMLValue? {
    // A place is a line here: what is read this way is short.
    switch YAMLParser(place: { line, _ in line }).parse(text) {
    case .success(let value): return value
    case .failure(let problem):
      throw Failure(line: problem.diagnostic.range.lower + 1, message: problem.diagnostic.message)
    }
  }
}
