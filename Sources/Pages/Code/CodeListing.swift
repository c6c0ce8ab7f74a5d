internal import Course

/// Prints source code line by line: a number that is not part of the text, the colours, and a long line continued
/// under its own indentation.
struct CodeListing {
  let words: Words

  /// A declaration of our sources, with the numbers that its lines have in the file.
  func excerpt(_ excerpt: Excerpt, title: [HTML]) -> HTML {
    let range = excerpt.firstLine...max(excerpt.firstLine, excerpt.lastLine)
    return .element(
      .figure, [.class("source")],
      [
        .element(
          .figcaption, [],
          [
            .element(.span, [.class("what")], title), " ",
            .element(
              .span, [.class("where")],
              [.element(.code, [], wrappable(excerpt.path)), .text(", " + words.lineRange(range))]),
          ]),
        listing(
          excerpt.text, isSwift: true, firstLine: excerpt.firstLine,
          gutter: String(range.upperBound).count),
      ])
  }

  /// A block of code in the text; without numbers, since nobody refers to them.
  func block(_ text: String, language: String) -> HTML {
    let text = text.hasSuffix("\n") ? String(text.dropLast()) : text
    return listing(text, isSwift: language.lowercased() == "swift", firstLine: nil, gutter: 0)
  }

  private func listing(_ text: String, isSwift: Bool, firstLine: Int?, gutter: Int) -> HTML {
    let lines =
      isSwift
      ? SwiftHighlighter.lines(of: text)
      : text.split(separator: "\n", omittingEmptySubsequences: false).map {
        [SwiftHighlighter.Token(kind: .plain, text: String($0))]
      }
    // A listing that is not short may go on on the next page, but neither its first nor its last lines stand alone.
    let isLong = lines.count > 12
    let names = ["code", firstLine == nil ? nil : "numbered", isLong ? "long" : nil].compactMap { $0 }
    var attributes: [Attribute] = [.class(names.joined(separator: " "))]
    if let firstLine {
      attributes.append(Attribute("style", "--first: \(firstLine - 1); --gutter: \(gutter)ch"))
    }
    let rows = lines.enumerated().map { index, tokens -> HTML in
      let indent = tokens.first.map { $0.text.prefix { $0 == " " }.count } ?? 0
      let hang: [Attribute] = indent == 0 ? [] : [Attribute("style", "--indent: \(min(indent, 24))ch")]
      var pieces = tokens.map(piece)
      // The line end belongs to the text that is copied.
      if index + 1 < lines.count { pieces.append("\n") }
      return .element(.span, [.class("line")] + hang, pieces)
    }
    let kept = { (rows: ArraySlice<HTML>) in HTML.element(.span, [.class("kept")], Array(rows)) }
    let parts =
      isLong ? [kept(rows.prefix(4))] + rows.dropFirst(4).dropLast(4) + [kept(rows.suffix(4))] : rows
    return .element(.pre, attributes, [.element(.code, [], parts)])
  }

  private func piece(_ token: SwiftHighlighter.Token) -> HTML {
    let text = CodeListing.showingControls(token.text)
    return token.kind == .plain ? .text(text) : .element(.span, [.class(token.kind.rawValue)], text)
  }

  /// Marks that turn the direction of writing around are shown by their number: code must read as it runs.
  private static func showingControls(_ text: String) -> String {
    let isControl = { (scalar: Unicode.Scalar) in
      (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return text.unicodeScalars.map {
      isControl($0) ? "[U+\(String($0.value, radix: 16, uppercase: true))]" : String($0)
    }
    .joined()
  }

  /// A path that may be broken behind its slashes.
  private func wrappable(_ path: String) -> [HTML] {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.enumerated().flatMap { index, part -> [HTML] in
      index + 1 < parts.count ? [.text(part + "/"), .element(.wbr)] : [.text(String(part))]
    }
  }
}
