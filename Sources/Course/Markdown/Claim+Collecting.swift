extension [Block] {
  /// The claims in the text of these blocks, in reading order; those of `output` blocks are left out.
  public var allClaims: [Claim] {
    flatMap { block -> [Claim] in
      switch block.kind {
      case .paragraph(let inlines), .heading(_, let inlines): inlines.allClaims
      case .list(let list): list.items.flatMap(\.blocks.allClaims)
      case .quote(let blocks): blocks.allClaims
      case .table(let table): (table.header + table.rows.flatMap { $0 }).flatMap(\.allClaims)
      case .code, .math, .experiment, .exercise, .implementation, .image, .html, .rule: []
      }
    }
  }
}

extension [Inline] {
  /// The claims in this text, in reading order.
  public var allClaims: [Claim] {
    flatMap { inline -> [Claim] in
      switch inline.kind {
      case .claim(let claim): [claim]
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.allClaims
      case .text, .code, .math, .image, .softBreak, .hardBreak, .html: []
      }
    }
  }
}
