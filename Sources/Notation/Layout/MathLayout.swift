public import SourceText

/// A LaTeX formula laid out: read once, printed for terminals, pages and ears.
public struct MathLayout: Sendable {
  /// The formula as it was given.
  public let source: String
  /// Commands that are not known and had to show their source, each once, in order of appearance.
  public let unknown: [String]
  /// Why the formula could not be laid out; its printed forms then show the source.
  public let problem: Diagnostic?

  public init(latex: String) {
    source = latex
    unknown = []
    problem = nil
  }

  /// The formula in two dimensions.
  ///
  /// - Parameters:
  ///   - columns: Where to break it, at relations and additive operators; nil for no limit. A part that
  ///     cannot be broken may still be wider.
  ///   - ascii: Whether to use nothing beyond ASCII.
  public func block(columns: Int? = nil, ascii: Bool = false) -> TextBlock {
    TextBlock(lines: [source], width: DisplayWidth.columns(of: source), baseline: 0)
  }

  /// The formula on one line with the fewest brackets that keep its meaning.
  public func oneLine(ascii: Bool = false) -> String { source }

  /// The formula as a `math` element of MathML Core.
  ///
  /// - Parameter maxWidthInEm: Where to split a displayed formula into rows (estimated); nil for never.
  public func mathML(display: Bool, maxWidthInEm: Double? = nil) -> String {
    var text = ""
    for scalar in source.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"\(display ? " display=\"block\"" : "")>"
      + "<mtext>\(text)</mtext></math>"
  }

  /// The formula in words that leave no doubt how it is bracketed.
  public func spoken(_ language: SpokenLanguage) -> String { source }
}
