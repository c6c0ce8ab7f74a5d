public import Course

public import Experiments
internal import Notation

/// How text is to be set: how wide, in which language, with which characters.
public struct Setting: Hashable, Sendable {
  public var columns: Int
  public var language: Language
  /// Nothing beyond ASCII but what the text itself brings.
  public var asciiOnly: Bool
  /// For ears: formulas in words, pictures as sentences and tables as lists.
  public var isSpoken: Bool
  /// Styles cannot be seen: code stands between backquotes, links show where they lead.
  public var isUnstyled: Bool
  /// Areas may be told apart by colour, where nothing else is lost by it.
  public var hasColor: Bool

  public init(
    columns: Int, language: Language = .english, asciiOnly: Bool = false, isSpoken: Bool = false,
    isUnstyled: Bool = false, hasColor: Bool = true
  ) {
    self.columns = columns
    self.language = language
    self.asciiOnly = asciiOnly
    self.isSpoken = isSpoken
    self.isUnstyled = isUnstyled
    self.hasColor = hasColor && !isUnstyled
  }

  /// The same for a narrower place.
  func narrowed(by columns: Int) -> Setting {
    var setting = self
    setting.columns = max(1, self.columns - columns)
    return setting
  }
}

extension Setting {
  /// A formula within a line; its source between `$` where it cannot be laid out.
  func formula(_ latex: String) -> String {
    let layout = MathLayout(latex: latex)
    if layout.problem != nil { return Flow.visible("$\(latex)$") }
    if isSpoken { return layout.spoken(language == .chinese ? .chinese : .english) }
    return layout.oneLine(ascii: asciiOnly)
  }

  /// A formula on its own, none of its lines wider than the setting where that can be helped.
  func displayedFormula(_ latex: String) -> [Line] {
    let layout = MathLayout(latex: latex)
    if isSpoken || layout.problem != nil { return wrapped(formula(latex)) }
    let block = layout.block(columns: columns, ascii: asciiOnly)
    if block.width <= columns { return block.lines.map { Line($0) } }
    return wrapped(layout.oneLine(ascii: asciiOnly))
  }

  private func wrapped(_ formula: String) -> [Line] {
    var flow = Flow()
    flow.appendAtSpaces(formula)
    return flow.lines(columns: columns)
  }

  /// The text in the language of the setting, its formulas still between `$`.
  func text(_ text: LocalizedText) -> String { language == .chinese ? text.chinese : text.english }

  /// The text in the language of the setting on one line, formulas laid out, without its styles.
  public func text(of text: LocalizedText) -> String { line(text).text }

  /// The text in the language of the setting on one line, formulas laid out.
  func line(_ text: LocalizedText, _ style: Style = .plain) -> Line {
    Line(parts(of: self.text(text)).map { $0.isFormula ? formula($0.text) : $0.text }.joined(), style)
  }

  /// The same to be broken into lines.
  func flow(_ text: LocalizedText, _ style: Style = .plain) -> Flow {
    var flow = Flow()
    for part in parts(of: self.text(text)) {
      if part.isFormula {
        flow.appendFormula(formula(part.text), style)
      } else {
        flow.append(part.text, style)
      }
    }
    return flow
  }

  func lines(_ text: LocalizedText, _ style: Style = .plain) -> [Line] {
    flow(text, style).lines(columns: columns)
  }

  /// Text and formulas by turns; a lone `$` is a dollar.
  func parts(of text: String) -> [(text: String, isFormula: Bool)] {
    let pieces = text.split(separator: "$", omittingEmptySubsequences: false)
    if pieces.count % 2 == 0 { return [(text, false)] }
    return pieces.enumerated().map { (String($0.element), $0.offset % 2 == 1) }.filter { !$0.text.isEmpty }
  }
}

extension Flow {
  /// A formula on one line: short ones stay whole, long ones break at their spaces.
  mutating func appendFormula(_ formula: String, _ style: Style = .plain) {
    if formula.count <= 16 { appendWhole(formula, style) } else { appendAtSpaces(formula, style) }
  }
}
