internal import SourceText

/// Everything that `gradus show` says about one formula.
public struct FormulaDisplay: Sendable {
  /// The formula in LaTeX: as it was given, or as its reading is written.
  public let latex: String
  /// The formula laid out, for forms other than the ones below.
  public let layout: MathLayout
  /// Whether the formula could be laid out.
  public let isReadable: Bool
  /// What is wrong with the formula; nil where nothing is.
  public let message: String?
  /// The formula in two dimensions.
  public let block: TextBlock
  public let language: SpokenLanguage
  /// Width at which the 2-D forms break; nil for no limit.
  public let columns: Int?

  /// - Parameter columns: Width at which the 2-D forms break; nil for no limit.
  public init(
    source: String, syntax: Syntax = .automatic, language: SpokenLanguage = .english, columns: Int? = nil
  ) {
    latex = FormulaDisplay.latex(of: source, syntax)
    layout = MathLayout(latex: latex)
    isReadable = layout.problem == nil
    message = layout.problem?.message
    block = layout.block(columns: columns)
    self.language = language
    self.columns = columns
  }

  public var asciiBlock: TextBlock { layout.block(columns: columns, ascii: true) }
  /// The formula on one line.
  public var line: String { layout.oneLine() }
  public var asciiLine: String { layout.oneLine(ascii: true) }
  public var mathML: String { layout.mathML(display: true) }
  /// The formula in words.
  public var spoken: String { layout.spoken(language) }
  /// Commands that had to show their source.
  public var unknown: [String] { layout.unknown }

  /// The formula as LaTeX. Plain text and NumPy are read; what cannot be read as an expression is taken for
  /// LaTeX, which lays out anything.
  private static func latex(of source: String, _ syntax: Syntax) -> String {
    if syntax == .latex || (syntax == .automatic && !PlainSigns.areIn(source)) { return source }
    guard let chain = try? readChain(source, syntax: syntax) else { return source }
    var text = chain.leading.map { command($0.relation) + " " } ?? ""
    for (index, side) in chain.sides.enumerated() {
      if index > 0 { text += " \(command(chain.links[index - 1].relation)) " }
      text += write(side, as: .latex)
    }
    return text
  }

  private static func command(_ relation: FormulaChain.Relation) -> String {
    switch relation {
    case .equal: "="
    case .approximately: "\\approx"
    case .defined: ":="
    case .implies: "\\Rightarrow"
    case .less: "<"
    case .lessOrEqual: "\\le"
    case .notEqual: "\\ne"
    case .greaterOrEqual: "\\ge"
    case .greater: ">"
    }
  }
}
