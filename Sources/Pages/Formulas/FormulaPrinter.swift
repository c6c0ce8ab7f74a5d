internal import Course
internal import Notation

/// Prints formulas as MathML that fits its page.
///
/// Browsers do not break a formula, they let it run off the page. So a displayed one is broken at relations for
/// the width that it has, on paper and again on a narrow screen, and one in a sentence becomes several `math` elements
/// between which a line may end.
struct FormulaPrinter {
  let language: Language
  let isForPDF: Bool

  /// Widths in em of the text.
  static let paperWidth = 37.0
  static let phoneWidth = 19.0
  /// A formula in a sentence that is wider may end a line inside.
  private static let breakableWidth = 6.0
  /// Room in an exercise on a phone.
  private static let narrowest = 15.0

  /// A formula of a sentence: pieces between which a line may end.
  func inline(_ latex: String) -> [HTML] {
    let layout = MathLayout(latex: latex)
    guard layout.problem == nil, let element = MathMLReader.read(layout.mathML(display: false)) else {
      return [source(latex)]
    }
    let words = layout.spoken(language.spoken)
    let parts = FormulaPieces.split(element, over: FormulaPrinter.breakableWidth)
    return parts.enumerated().map { index, part in
      let part = shrinking(part)
      return index == 0
        ? .element(labelled(part, words))
        : .element(isForPDF ? part.with(.isHidden) : part)
    }
  }

  /// What cannot be cut says how wide it is, so that a narrow screen can set it smaller.
  private func shrinking(_ part: HTML.Element) -> HTML.Element {
    let width = MathWidth.estimate(.element(part))
    guard width > FormulaPrinter.narrowest else { return part }
    return part.with(.class("long")).with(Attribute("style", "--width: \(Int(width.rounded(.up)))"))
  }

  /// A formula in one piece, for a label of a picture or a cell of a table.
  func label(_ latex: String) -> HTML {
    let layout = MathLayout(latex: latex)
    guard layout.problem == nil, let element = MathMLReader.read(layout.mathML(display: false)) else {
      return source(latex)
    }
    return .element(labelled(element, layout.spoken(language.spoken)))
  }

  /// A formula as a learner types it, set as mathematics where it can be read.
  func plain(_ text: String) -> HTML {
    let display = FormulaDisplay(source: text, syntax: .plain, language: language.spoken)
    guard display.isReadable, display.latex != text || !text.contains(where: { "*/^@".contains($0) }) else {
      return .element(.code, [], text)
    }
    return .several(inline(display.latex))
  }

  /// The formula in words.
  func spoken(_ latex: String) -> String {
    MathLayout(latex: latex).spoken(language.spoken)
  }

  /// How wide a formula on a line of its own is, in em; 0 where it cannot be laid out.
  func width(_ latex: String) -> Double {
    let layout = MathLayout(latex: latex)
    guard layout.problem == nil, let whole = MathMLReader.read(layout.mathML(display: true)) else { return 0 }
    return MathWidth.estimate(.element(whole))
  }

  /// A formula on lines of its own; `indent` is how much narrower than the page the place is, in em.
  ///
  /// - Parameter tag: What it stands in; a `span` where a `div` may not be.
  func displayed(_ latex: String, indent: Double = 0, in tag: Tag = .div) -> HTML {
    let layout = MathLayout(latex: latex)
    guard layout.problem == nil, let whole = MathMLReader.read(layout.mathML(display: true)) else {
      return .element(tag, [.class("formula")], [source(latex)])
    }
    let words = layout.spoken(language.spoken)
    let width = MathWidth.estimate(.element(whole))
    let paper = FormulaPrinter.paperWidth - indent
    let phone = FormulaPrinter.phoneWidth - indent * 0.9
    let forPaper = width <= paper ? whole : broken(layout, at: paper) ?? whole
    if MathWidth.estimate(.element(forPaper)) <= phone {
      return .element(tag, [.class("formula")], [.element(labelled(forPaper, words))])
    }
    let forPhone = broken(layout, at: phone) ?? whole
    return .several([
      .element(tag, [.class("formula wide")], [fitted(forPaper, to: paper, words)]),
      .element(tag, [.class("formula narrow")], [fitted(forPhone, to: phone, words)]),
    ])
  }

  private func broken(_ layout: MathLayout, at width: Double) -> HTML.Element? {
    MathMLReader.read(layout.mathML(display: true, maxWidthInEm: width))
  }

  /// The formula set smaller where even broken it is too wide, such as a matrix of many columns.
  private func fitted(_ element: HTML.Element, to width: Double, _ words: String) -> HTML {
    let estimate = MathWidth.estimate(.element(element))
    let labelled = labelled(element, words)
    guard estimate > width else { return .element(labelled) }
    let percent = max(40, Int(100 * width / estimate))
    return .element(labelled.with(Attribute("style", "font-size: \(percent)%")))
  }

  private func labelled(_ element: HTML.Element, _ words: String) -> HTML.Element {
    isForPDF
      ? element.with(.isPicture).with(.label(words)) : element.with(Attribute("alttext", words))
  }

  /// What could not be laid out stands there as it was written.
  private func source(_ latex: String) -> HTML {
    .element(.code, [.class("tex")], latex)
  }
}

extension Language {
  var spoken: SpokenLanguage {
    switch self {
    case .english: .english
    case .chinese: .chinese
    }
  }
}
