/// A language that the course is written in.
public enum Language: String, CaseIterable, Hashable, Sendable {
  case english = "en"
  case chinese = "zh"

  /// The language that a file name tells: `….zh.md` is Chinese, `….md` is English.
  public init(ofFile path: String) {
    self = path.hasSuffix(".zh.md") ? .chinese : .english
  }

  /// `.md` or `.zh.md`.
  public var fileEnding: String {
    switch self {
    case .english: ".md"
    case .chinese: ".zh.md"
    }
  }
}
