import SourceText

/// Turns the inlines of one paragraph or heading into values.
struct InlineReader {
  let shield: Shield
  let positions: Positions
  let leaf: MarkdownNode
  /// In a table cell `\|` stands for `|`, in code too.
  var isCell = false
  private(set) var diagnostics: [Diagnostic] = []
  /// Where the inline before ends: soft breaks have no position of their own.
  private var cursor = 0

  init(shield: Shield, positions: Positions, leaf: MarkdownNode, isCell: Bool = false) {
    self.shield = shield
    self.positions = positions
    self.leaf = leaf
    self.isCell = isCell
    cursor = positions.range(of: leaf).lower
  }

  mutating func read() -> [Inline] { inlines(of: leaf) }

  private mutating func inlines(of parent: MarkdownNode) -> [Inline] {
    var inlines: [Inline] = []
    for node in parent.children { append(node, to: &inlines) }
    return inlines
  }

  private mutating func append(_ node: MarkdownNode, to inlines: inout [Inline]) {
    var range =
      node.startLine == 0 ? SourceRange(at: cursor) : positions.range(of: node, in: leaf)
    switch node.kind {
    case .text: text(node.literal, at: range, to: &inlines)
    case .softBreak: inlines.append(Inline(.softBreak, at: SourceRange(at: cursor)))
    case .hardBreak: inlines.append(Inline(.hardBreak, at: SourceRange(at: cursor)))
    case .codeSpan:
      var text = shield.restored(node.literal)
      if isCell { text = text.unescapingPipes }
      inlines.append(Inline(.code(text), at: range))
    case .html: inlines.append(html(shield.restored(node.literal), at: range))
    case .emphasis: inlines.append(Inline(.emphasis(self.inlines(of: node)), at: range))
    case .strong: inlines.append(Inline(.strong(self.inlines(of: node)), at: range))
    case .link(let destination, let title):
      let inner = self.inlines(of: node)
      if range.isEmpty, let first = inner.first, let last = inner.last {
        range = first.range.union(last.range)
      }
      let link = Link(
        destination: shield.restored(destination), title: shield.restored(title), range: range)
      inlines.append(Inline(.link(inner, link), at: range))
    case .image(let source, let title):
      let kind = Inline.Kind.image(
        alternative: self.inlines(of: node), source: shield.restored(source),
        title: shield.restored(title))
      inlines.append(Inline(kind, at: range))
    default: text(node.literal, at: range, to: &inlines)
    }
    cursor = max(cursor, range.upper)
  }

  private func text(_ literal: String, at range: SourceRange, to inlines: inout [Inline]) {
    var start = range.lower
    let pieces = shield.pieces(of: literal)
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let text):
        var end = start + text.utf8.count
        if index == pieces.count - 1 {
          end = max(start, range.upper)
        } else if case .math(_, let next) = pieces[index + 1], next.lower >= start {
          end = next.lower
        }
        inlines.append(Inline(.text(text), at: SourceRange(start, end)))
        start = end
      case .math(let math, let whole):
        inlines.append(Inline(.math(math), at: whole))
        start = whole.upper
      }
    }
  }

  private mutating func html(_ text: String, at range: SourceRange) -> Inline {
    switch ClaimReader.read(comment: text, at: range, source: shield.source) {
    case nil: return Inline(.html(text), at: range)
    case .claim(let claim): return Inline(.claim(claim), at: range)
    case .problem(let diagnostic):
      diagnostics.append(diagnostic)
      return Inline(.html(text), at: range)
    }
  }
}

extension String {
  var unescapingPipes: String {
    guard utf8.contains(UInt8(ascii: "|")) else { return self }
    var bytes: [UInt8] = []
    for byte in utf8 {
      if byte == UInt8(ascii: "|"), bytes.last == UInt8(ascii: "\\") { bytes.removeLast() }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
