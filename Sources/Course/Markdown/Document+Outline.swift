import SourceText

extension Document {
  /// The tree as indented lines, each with its bytes: for tests and for finding out what was read.
  package var outline: String {
    blocks.map { $0.outline(0) }.joined()
  }
}

extension Block {
  fileprivate func outline(_ depth: Int) -> String {
    let margin = String(repeating: "  ", count: depth)
    let head = { (words: String) in "\(margin)\(words) \(range.lower)-\(range.upper)\n" }
    switch kind {
    case .paragraph(let inlines): return head("paragraph") + inlines.outline(depth + 1)
    case .heading(let level, let inlines):
      return head("heading \(level)") + inlines.outline(depth + 1)
    case .list(let list):
      let style =
        switch list.style {
        case .bullet: "bullets"
        case .ordered(let start): "numbers from \(start)"
        }
      return head("\(style)\(list.isTight ? "" : ", loose")")
        + list.items.map { item in
          "\(margin)  item \(item.range.lower)-\(item.range.upper)\n"
            + item.blocks.map { $0.outline(depth + 2) }.joined()
        }.joined()
    case .quote(let blocks): return head("quote") + blocks.map { $0.outline(depth + 1) }.joined()
    case .code(let language, let text): return head("code \(language) \(text.debugDescription)")
    case .table(let table):
      return head("table")
        + ([table.header] + table.rows).map { row in
          "\(margin)  row\n"
            + row.map { "\(margin)    cell\n" + $0.outline(depth + 3) }.joined()
        }.joined()
    case .math(let math): return head("math \(math.latex.debugDescription)")
    case .experiment(let experiment):
      let parameters = experiment.parameters.map { "\($0.name)=\($0.value)" }
      let claims = experiment.claims.map { "\($0.formula)→\($0.value)" }
      return head("experiment \(experiment.name) \(parameters) \(claims)")
    case .exercise(let link, let text):
      return head("exercise \(link.destination)") + text.outline(depth + 1)
    case .implementation(let link, let text):
      return head("implementation \(link.destination)") + text.outline(depth + 1)
    case .image(let alternative, let source, _):
      return head("image \(source)") + alternative.outline(depth + 1)
    case .html(let text): return head("html \(text.debugDescription)")
    case .rule: return head("rule")
    }
  }
}

extension [Inline] {
  fileprivate func outline(_ depth: Int) -> String {
    map { $0.outline(depth) }.joined()
  }
}

extension Inline {
  fileprivate func outline(_ depth: Int) -> String {
    let margin = String(repeating: "  ", count: depth)
    let head = { (words: String) in "\(margin)\(words) \(range.lower)-\(range.upper)\n" }
    switch kind {
    case .text(let text): return head("text \(text.debugDescription)")
    case .emphasis(let inner): return head("emphasis") + inner.outline(depth + 1)
    case .strong(let inner): return head("strong") + inner.outline(depth + 1)
    case .code(let text): return head("code \(text.debugDescription)")
    case .math(let math):
      return head("\(math.isDisplayed ? "displayed " : "")math \(math.latex.debugDescription)")
    case .link(let inner, let link): return head("link \(link.destination)") + inner.outline(depth + 1)
    case .image(let inner, let source, _): return head("image \(source)") + inner.outline(depth + 1)
    case .softBreak: return head("soft break")
    case .hardBreak: return head("hard break")
    case .html(let text): return head("html \(text.debugDescription)")
    case .claim(let claim): return head("claim \(claim.formula)→\(claim.value)")
    }
  }
}
