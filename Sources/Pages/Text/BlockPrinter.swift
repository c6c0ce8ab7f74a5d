internal import Course

/// Prints paragraphs, lists, tables and the like; what belongs to a lesson alone is asked of `special`.
struct BlockPrinter {
  let inlines: InlinePrinter
  let code: CodeListing
  /// The level of a heading that is written `###`.
  let headingLevel: Int
  /// An experiment, an exercise or an excerpt that stands where a block does.
  let special: (Block) -> HTML
  /// How much narrower than the page the place is, in em.
  var indent = 0.0

  func print(_ blocks: [Block]) -> [HTML] { print(blocks, indent: indent) }

  private func print(_ blocks: [Block], indent: Double) -> [HTML] {
    blocks.map { print($0, indent: indent) }
  }

  private func print(_ block: Block, indent: Double) -> HTML {
    switch block.kind {
    case .paragraph(let text): return .element(.p, [], inlines.print(text))
    case .heading(let level, let text):
      return .element(.heading(headingLevel + max(0, level - 3)), [], inlines.forHeadings.print(text))
    case .list(let list): return self.list(list, indent: indent)
    case .quote(let blocks): return .element(.blockquote, [], print(blocks, indent: indent + 2))
    case .code(let language, let text): return code.block(text, language: language)
    case .table(let table): return self.table(table)
    case .math(let math): return inlines.formulas.displayed(math.latex, indent: indent)
    case .image(let alternative, let source, _):
      let caption: HTML =
        alternative.isEmpty
        ? .nothing : .element(.figcaption, [], inlines.print(alternative))
      guard inlines.picture(source) != nil else {
        return .element(.p, [.class("missing")], [inlines.image(alternative, source)])
      }
      return .element(.figure, [], [inlines.image(alternative, source), caption])
    case .html(let text): return code.block(text, language: "")
    case .rule: return .element(.hr)
    case .experiment, .exercise, .implementation: return special(block)
    }
  }

  private func list(_ list: Block.List, indent: Double) -> HTML {
    let items = list.items.map { item -> HTML in
      .element(.li, [], self.item(item, isTight: list.isTight, indent: indent + 2))
    }
    let tight: [Attribute] = list.isTight ? [.class("tight")] : []
    switch list.style {
    case .bullet: return .element(.ul, tight, items)
    case .ordered(let start):
      return .element(.ol, tight + (start == 1 ? [] : [Attribute("start", "\(start)")]), items)
    }
  }

  /// In a tight list a paragraph is only its text.
  func item(_ item: Block.Item, isTight: Bool, indent: Double) -> [HTML] {
    item.blocks.map { block in
      if isTight, case .paragraph(let text) = block.kind { return .several(inlines.print(text)) }
      return print(block, indent: indent)
    }
  }

  private func table(_ table: Block.Table) -> HTML {
    let cell = { (tag: Tag, column: Int, text: [Inline]) -> HTML in
      let alignment: String? =
        switch column < table.alignments.count ? table.alignments[column] : .natural {
        case .natural: nil
        case .left: "left"
        case .center: "center"
        case .right: "right"
        }
      var attributes: [Attribute] = alignment.map { [.class($0)] } ?? []
      if tag == .th { attributes.append(Attribute("scope", "col")) }
      return .element(tag, attributes, inlines.print(text))
    }
    let row = { (tag: Tag, cells: [[Inline]]) -> HTML in
      .element(.tr, [], cells.enumerated().map { cell(tag, $0.offset, $0.element) })
    }
    let head = table.header.allSatisfy(\.isEmpty) ? [] : [HTML.element(.thead, [], [row(.th, table.header)])]
    return .element(
      .div, [.class(table.header.count > 6 ? "table dense" : "table")],
      [.element(.table, [], head + [.element(.tbody, [], table.rows.map { row(.td, $0) })])])
  }
}

extension Tag {
  static func heading(_ level: Int) -> Tag {
    switch level {
    case ...1: .h1
    case 2: .h2
    case 3: .h3
    case 4: .h4
    case 5: .h5
    default: .h6
    }
  }
}
