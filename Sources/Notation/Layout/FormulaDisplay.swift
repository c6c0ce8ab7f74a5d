internal import SourceText

/// Everything that `gradus show` says about one formula.
public struct FormulaDisplay: Sendable {
  /// The notation in which a formula is written.
  public enum Syntax: Hashable, Sendable {
    /// Found out from the text.
    case automatic
    case plain
    case latex
    case numPy
  }

  /// Whether the formula could be laid out.
  public let isReadable: Bool
  /// The formula in LaTeX.
  public let latex: String
  public let block: TextBlock
  public let asciiBlock: TextBlock
  public let line: String
  public let asciiLine: String
  public let mathML: String
  public let spoken: String
  /// Commands that had to show their source.
  public let unknown: [String]
  /// What is wrong with the formula; nil where nothing is.
  public let message: String?

  /// - Parameter columns: Width at which the 2-D forms break; nil for no limit.
  public init(
    source: String, syntax: Syntax = .automatic, language: SpokenLanguage = .english, columns: Int? = nil
  ) {
    let layout = MathLayout(latex: source)
    latex = source
    isReadable = layout.problem == nil
    block = layout.block(columns: columns)
    asciiBlock = layout.block(columns: columns, ascii: true)
    line = layout.oneLine()
    asciiLine = layout.oneLine(ascii: true)
    mathML = layout.mathML(display: true)
    spoken = layout.spoken(language)
    unknown = layout.unknown
    message = layout.problem?.message
  }
}
