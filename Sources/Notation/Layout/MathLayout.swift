public import SourceText

/// A LaTeX formula laid out: read once, printed for terminals, pages and ears.
public struct MathLayout: Sendable {
  /// The formula as it was given.
  public let source: String
  /// Commands that are not known and had to show their source, each once, in order of appearance.
  public let unknown: [String]
  /// Why the formula could not be laid out; its printed forms then show the source.
  public let problem: Diagnostic?

  let tree: MathTree
  /// The number of the equation, from `\tag`.
  let tag: MathTree?

  public init(latex: String) {
    source = latex
    var parser = TeXParser(latex)
    do throws(LayoutFault) {
      tree = try parser.formula()
      unknown = parser.unknown
      tag = parser.tag
      problem = nil
    } catch {
      tree = .source(MathLayout.oneLine(latex))
      unknown = parser.unknown
      tag = nil
      problem = error.diagnostic
    }
  }

  /// The formula in two dimensions.
  ///
  /// - Parameters:
  ///   - columns: Where to break it, at relations and additive operators; nil for no limit. A part that
  ///     cannot be broken may still be wider.
  ///   - ascii: Whether to draw with ASCII alone; words of the author stay as they are.
  public func block(columns: Int? = nil, ascii: Bool = false) -> TextBlock {
    var printer = BlockPrinter(ascii: ascii, usesSmallScripts: !ascii && SmallScripts.fit(tree))
    let box = printer.whole(tree, tag: tag, columns: columns)
    guard box.width * box.height <= Drawing.mostCells else {
      return TextBlock(lines: [source], width: DisplayWidth.columns(of: source), baseline: 0)
    }
    let (lines, width) = printer.drawing.text(of: box)
    return TextBlock(lines: lines, width: width, baseline: box.ascent)
  }

  /// The formula on one line with the fewest brackets that keep its meaning.
  public func oneLine(ascii: Bool = false) -> String {
    let line = LinePrinter.text(of: tree, ascii: ascii)
    guard let tag else { return line }
    return "\(line)  \(LinePrinter.text(of: tag, ascii: ascii))"
  }

  /// The formula as a `math` element of MathML Core.
  ///
  /// - Parameter maxWidthInEm: Where to split a displayed formula into rows (estimated); nil for never.
  public func mathML(display: Bool, maxWidthInEm: Double? = nil) -> String {
    MathMLPrinter.formula(tree, tag: tag, display: display, maxWidth: maxWidthInEm)
  }

  /// The formula in words that leave no doubt how it is bracketed.
  public func spoken(_ language: SpokenLanguage) -> String {
    Speaker.words(for: tree, tag: tag, language)
  }

  /// A source without line breaks and control characters, cut where it is absurdly long.
  private static func oneLine(_ source: String) -> String {
    var bytes: [UInt8] = []
    for byte in source.utf8.prefix(4096) {
      if byte >= 0x20 && byte != 0x7F {
        bytes.append(byte)
      } else if bytes.last != 0x20 {
        bytes.append(0x20)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
