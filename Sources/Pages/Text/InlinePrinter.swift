internal import Course
internal import Experiments

/// Prints running text.
struct InlinePrinter {
  let words: Words
  let formulas: FormulaPrinter
  /// Where a link leads on these pages; nil where it leads nowhere.
  let address: (Link) -> Address?
  /// A picture of the course as a `data:` address; nil where it is not at hand.
  let picture: (String) -> String?

  /// The same for a heading, whose text becomes an entry of the PDF file's outline: there the words of a formula
  /// would stand beside it.
  var forHeadings: InlinePrinter {
    InlinePrinter(
      words: words, formulas: FormulaPrinter(language: formulas.language, isForPDF: false), address: address,
      picture: picture)
  }

  func print(_ inlines: [Inline]) -> [HTML] {
    joined(inlines.map(piece))
  }

  /// A sentence of an experiment, in which `$…$` is a formula.
  func print(_ text: LocalizedText) -> [HTML] {
    let parts = words.text(text).split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return [.text(words.text(text))] }
    return joined(
      parts.enumerated().map { index, part in
        index % 2 == 0 ? .text(String(part)) : .formula(formulas.inline(String(part)))
      })
  }

  // MARK: Pieces

  private enum Piece {
    case text(String)
    case formula([HTML])
    case other(HTML)
    case lineEnd
    case nothing
  }

  private func piece(_ inline: Inline) -> Piece {
    switch inline.kind {
    case .text(let text): .text(text)
    case .emphasis(let inner): .other(.element(.em, [], print(inner)))
    case .strong(let inner): .other(.element(.strong, [], print(inner)))
    case .code(let text): .other(.element(.code, [Attribute("translate", "no")], text))
    case .math(let math):
      math.isDisplayed
        ? .other(formulas.displayed(math.latex, in: .span)) : .formula(formulas.inline(math.latex))
    case .link(let inner, let link): .other(self.link(inner, link))
    case .image(let alternative, let source, _): .other(image(alternative, source))
    case .softBreak: .lineEnd
    case .hardBreak: .other(.element(.br))
    case .html(let text): .other(.element(.code, [], text))
    case .claim: .nothing
    }
  }

  /// Line ends become spaces, except between Chinese characters; formulas are held together with what clings to them.
  private func joined(_ pieces: [Piece]) -> [HTML] {
    var texts: [Piece] = []
    for piece in pieces {
      switch (texts.last, piece) {
      case (_, .nothing): break
      case (.text(let before), .text(let after)): texts[texts.count - 1] = .text(before + after)
      case (.text(let before), .lineEnd): texts[texts.count - 1] = .text(before + "\n")
      case (_, .lineEnd): texts.append(.text("\n"))
      default: texts.append(piece)
      }
    }
    var result: [HTML] = []
    var index = 0
    var pending = ""
    while index < texts.count {
      switch texts[index] {
      case .text(let text): pending += text
      case .other(let html):
        flush(&pending, into: &result)
        result.append(html)
      case .formula(let formula):
        let next: String =
          if index + 1 < texts.count, case .text(let text) = texts[index + 1] { text } else { "" }
        let tail = String(pending.clingingTail)
        let head = String(next.clingingHead)
        pending.removeLast(tail.count)
        let before = pending.unicodeScalars.last
        flush(&pending, into: &result)
        if tail.isEmpty, let before, Scripts.isHan(before) { result.append(InlinePrinter.thinSpace) }
        result += held(tail, formula, head)
        if head.isEmpty, let after = next.unicodeScalars.first, Scripts.isHan(after) {
          result.append(InlinePrinter.thinSpace)
        }
        if !head.isEmpty { texts[index + 1] = .text(String(next.dropFirst(head.count))) }
      case .lineEnd, .nothing: break
      }
      index += 1
    }
    flush(&pending, into: &result)
    return result
  }

  private func flush(_ text: inout String, into result: inout [HTML]) {
    if !text.isEmpty { result.append(.text(InlinePrinter.unwrapped(text))) }
    text = ""
  }

  /// The formula with the text that no line may end before or behind.
  private func held(_ tail: String, _ formula: [HTML], _ head: String) -> [HTML] {
    guard !tail.isEmpty || !head.isEmpty, let first = formula.first, let last = formula.last else {
      return formula
    }
    if formula.count == 1 { return [hold([.text(tail), first, .text(head)])] }
    return [tail.isEmpty ? first : hold([.text(tail), first])] + formula.dropFirst().dropLast()
      + [head.isEmpty ? last : hold([last, .text(head)])]
  }

  private func hold(_ pieces: [HTML]) -> HTML {
    .element(.span, [.class("held")], pieces.filter { $0 != .text("") })
  }

  /// Between Chinese and a formula: a narrow space at which a line may end.
  private static let thinSpace = HTML.element(.span, [.class("thin")], " ")

  /// Line ends of the source as spaces; none between Chinese characters.
  private static func unwrapped(_ text: String) -> String {
    guard text.utf8.contains(0x0A) else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      guard scalar == "\n" else {
        result.append(scalar)
        continue
      }
      let isBetween =
        index > 0 && index + 1 < scalars.count
        && [scalars[index - 1], scalars[index + 1]].allSatisfy { Scripts.isHan($0) || Scripts.isHanMark($0) }
      if !isBetween { result.append(" ") }
    }
    return String(result)
  }

  // MARK: Links and pictures

  private func link(_ inner: [Inline], _ link: Link) -> HTML {
    let text = print(inner)
    guard let address = address(link) else {
      if case .implementation(let path, let symbol) = link.target {
        let file = path.split(separator: "/").drop { $0 == ".." || $0 == "." }.joined(separator: "/")
        return .element(.span, [.class("code-reference"), Attribute("title", "\(file) · \(symbol)")], text)
      }
      return .element(.span, [.class("reference")], text)
    }
    var attributes: [Attribute] = [.href(address)]
    let shown = inner.plainText
    if case .web = link.target {
      let isBare = link.destination == shown || link.destination == "mailto:" + shown
      attributes.append(.class(isBare ? "web bare" : "web"))
    }
    return .element(.a, attributes, text)
  }

  func image(_ alternative: [Inline], _ source: String) -> HTML {
    let text = alternative.plainText
    if let data = picture(source) {
      return .element(.img, [Attribute("src", data), Attribute("alt", text)])
    }
    let shown: [HTML] = text.isEmpty ? [.element(.code, [], source)] : print(alternative)
    guard let address = Address(web: source) else { return .element(.span, [.class("missing-image")], shown) }
    return .element(.a, [.href(address), .class("missing-image web")], shown)
  }
}
