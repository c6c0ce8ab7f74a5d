/// Formulas wider than the screen.
extension BlockPrinter {
  /// Lays out a whole formula, in several rows of formula where it is too wide.
  mutating func whole(_ tree: MathTree, tag: MathTree?, columns: Int?) -> Box {
    let start = drawing.strokes.count
    var box = layout(tree, Style())
    if let columns, box.width > columns, columns > 0 {
      drawing.erase(from: start)
      box = broken(tree, columns)
    }
    guard let tag else { return box }
    let label = layout(tag, Style())
    var whole = box
    if let columns, box.width + label.width + 4 > columns {
      // No room beside the formula: the number goes below it.
      drawing.move(label, x: max(0, columns - label.width), y: box.descent + 1)
      whole.descent += 1
      whole.width = max(box.width, columns)
    } else {
      drawing.move(label, x: box.width + 4)
      whole.width += 4 + label.width
    }
    whole.end = drawing.strokes.count
    return whole
  }

  private mutating func broken(_ tree: MathTree, _ columns: Int) -> Box {
    switch tree {
    case .table(let table) where table.opening == nil && table.closing == nil:
      if table.kind == .aligned || table.kind == .gathered { return brokenRows(table, columns) }
      return layout(tree, Style())
    case .styled(.boxed, _), .styled(.struck, _), .styled(.phantom, _): return layout(tree, Style())
    case .styled(_, let content): return broken(content, columns)
    default: return brokenRow(tree.items, columns)
    }
  }

  /// Aligned equations, each broken by itself; what follows the first cell keeps its alignment.
  private mutating func brokenRows(_ table: MathTable, _ columns: Int) -> Box {
    let start = drawing.strokes.count
    var heads = 0
    for row in table.rows where table.kind == .aligned && row.count > 1 {
      let begin = drawing.strokes.count
      heads = max(heads, layout(row[0], Style()).width)
      drawing.erase(from: begin)
    }
    let isAligned = heads > 0 && heads <= columns / 3
    var lines: [Box] = []
    for (index, row) in table.rows.enumerated() {
      let items = LinePrinter.joined(row)
      var line: Box
      if isAligned, row.count > 1 {
        let begin = drawing.strokes.count
        let head = layout(row[0], Style())
        drawing.move(head, x: heads - head.width)
        let rest = brokenRow(LinePrinter.joined(Array(row.dropFirst())), columns - heads)
        drawing.move(rest, x: heads)
        line = rest
        line.start = begin
        line.width += heads
        line.rise(to: head.ascent, head.descent)
      } else {
        line = brokenRow(items, columns)
      }
      if table.tags.indices.contains(index), let tag = table.tags[index] {
        let label = layout(tag, Style())
        drawing.move(label, x: line.width + 2)
        line.width += 2 + label.width
        line.end = drawing.strokes.count
      }
      lines.append(line)
    }
    return stacked(lines, from: start)
  }

  /// Boxes one under the other; the first one's baseline is the baseline of all.
  private mutating func stacked(_ lines: [Box], from start: Int) -> Box {
    guard var box = lines.first else { return drawing.blank() }
    var isTall = box.descent > 0
    for line in lines.dropFirst() {
      let y = box.descent + 1 + line.ascent + (isTall || line.ascent > 0 ? 1 : 0)
      drawing.move(line, x: 0, y: y)
      isTall = line.descent > 0
      box.descent = y + line.descent
      box.width = max(box.width, line.width)
    }
    box.start = start
    box.end = drawing.strokes.count
    (box.coreAscent, box.coreDescent) = (box.ascent, box.descent)
    return box
  }

  /// A row broken at relations and additive operators.
  private mutating func brokenRow(_ items: [MathTree], _ columns: Int) -> Box {
    let start = drawing.strokes.count
    var pieces = pieces(of: items, Style(), splittingWiderThan: max(8, columns * 2 / 3))
    let parts = pieces.map {
      LineBreaking.Part(
        width: $0.box.width, gap: $0.gap, atom: $0.atom, depth: $0.depth, isWord: $0.isWord)
    }
    let indent = LineBreaking.hangingIndent(parts, widest: columns / 3)
    var lines: [Box] = []
    var index = 0
    while index < pieces.count {
      let startsWithRelation = pieces[index].atom == .relation && pieces[index].depth == 0
      let lead =
        lines.isEmpty ? 0 : indent == 0 ? min(4, columns / 4) : startsWithRelation ? indent : indent + 2
      let end = LineBreaking.lineEnd(parts, from: index, width: columns - lead)
      // The gap before an operator that starts a line has done its work.
      pieces[index].gap = 0
      var line = joined(pieces[index..<end], from: pieces[index].box.start)
      drawing.move(line, x: lead)
      line.width += lead
      lines.append(line)
      index = end
    }
    return stacked(lines, from: start)
  }

  /// The parts of something too wide for a line; nil where it has none.
  mutating func split(_ tree: MathTree, _ style: Style, widest: Int) -> [Piece]? {
    switch tree {
    case .fenced(let fenced) where fenced.parts.count == 1:
      return splitFence(fenced, scripts: nil, style, widest: widest)
    case .scripts(let scripts):
      guard case .fenced(let fenced) = scripts.base, fenced.parts.count == 1 else { return nil }
      return splitFence(fenced, scripts: scripts, style, widest: widest)
    case .fraction(let fraction) where fraction.hasBar && fraction.opening == nil:
      var items: [MathTree] = []
      for part in [fraction.numerator, fraction.denominator] {
        if !items.isEmpty { items.append(.symbol(MathSymbol("/", .ordinary))) }
        items.append(BlockPrinter.bracketed(part))
      }
      return pieces(of: items, style, splittingWiderThan: widest)
    case .root(let radicand, nil):
      return pieces(
        of: [.symbol(MathSymbol("√", .ordinary)), BlockPrinter.bracketed(radicand)], style,
        splittingWiderThan: widest)
    case .row(let items): return pieces(of: items, style, splittingWiderThan: widest)
    case .text(let words, _): return splitWords(words)
    case .styled(.color, let content), .styled(.size, let content), .styled(.display, let content),
      .styled(.textStyle, let content), .styled(.atom, let content):
      return split(content, style, widest: widest)
    default: return nil
    }
  }

  private mutating func splitWords(_ words: String) -> [Piece]? {
    var pieces: [Piece] = []
    for word in words.utf8.split(separator: 0x20) {
      let box = drawing.text(String(decoding: word, as: UTF8.self))
      pieces.append(
        Piece(box: box, gap: pieces.isEmpty ? 0 : 1, atom: .ordinary, wordEdges: WordEdges(), isWord: true))
    }
    return pieces
  }

  private static func bracketed(_ tree: MathTree) -> MathTree {
    Bracketing.isAtom(tree)
      ? tree : .fenced(MathTree.Fenced(opening: "(", closing: ")", parts: [tree], growth: .none))
  }

  private mutating func splitFence(
    _ fenced: MathTree.Fenced, scripts: MathTree.Scripts?, _ style: Style, widest: Int
  ) -> [Piece] {
    let begin = drawing.strokes.count
    let content = layout(fenced.parts[0], style)
    drawing.erase(from: begin)
    let opening = delimiter(fenced.opening, content.coreAscent, content.coreDescent)
    var parts = [Piece(box: opening, gap: 0, atom: .opening, wordEdges: WordEdges())]
    for var piece in pieces(of: fenced.parts[0].items, style, splittingWiderThan: widest) {
      piece.depth += 1
      parts.append(piece)
    }
    let start = drawing.strokes.count
    var closing = delimiter(fenced.closing, content.coreAscent, content.coreDescent)
    if let scripts { closing = layout(scripts, on: closing, from: start, style) }
    parts.append(Piece(box: closing, gap: 0, atom: .closing, wordEdges: WordEdges()))
    return parts
  }
}
