/// Displayed formulas wider than the page: no browser breaks them, so they are split into rows here.
extension MathMLPrinter {
  /// A row of a split formula.
  struct Line {
    var items: [MathTree]
    /// In hundredths of an em.
    var indent: Int
  }

  /// Writes a formula in rows that are at most so many hundredths of an em wide, as far as that is possible.
  mutating func split(_ tree: MathTree, tag: MathTree?, width: Int) {
    var lines: [Line] = []
    collect(tree, width, into: &lines)
    var widest = 1
    for line in lines { widest = max(widest, line.indent + WidthEstimate.width(of: .row(line.items))) }
    // What cannot be broken is set smaller, but never too small to read.
    let percent = max(50, min(100, 100 * width / widest))
    if percent < 100 {
      out.add("<mrow style=\"font-size:")
      out.add(raw: String(percent))
      out.add("%\">")
    }
    let style = Style(isDisplay: true)
    if lines.count == 1, tag == nil {
      row(lines[0].items, style)
    } else {
      out.add("<mtable displaystyle=\"true\">")
      for line in lines {
        out.add("<mtr><mtd style=\"text-align:left;padding-left:0;padding-right:0\">")
        if line.indent > 0 { space(line.indent * 18 / 100) }
        // An operator at the start of a row still stands between two things.
        if let first = line.items.first, BlockPrinter.isSpaced(first) { out.add("<mrow></mrow>") }
        row(line.items, style, continues: true)
        out.add("</mtd></mtr>")
      }
      if let tag {
        out.add("<mtr><mtd style=\"text-align:right;justify-items:end;padding-left:0;padding-right:0\">")
        write(tag, Style(isDisplay: false))
        out.add("</mtd></mtr>")
      }
      out.add("</mtable>")
    }
    if percent < 100 { out.add("</mrow>") }
  }

  private func collect(_ tree: MathTree, _ width: Int, into lines: inout [Line]) {
    switch tree {
    case .table(let table) where table.opening == nil && table.closing == nil:
      guard table.kind == .aligned || table.kind == .gathered else { break }
      var head = 0
      for row in table.rows where table.kind == .aligned && row.count > 1 {
        head = max(head, WidthEstimate.width(of: row[0]))
      }
      for (index, row) in table.rows.enumerated() {
        var items = LinePrinter.joined(row)
        if table.tags.indices.contains(index), let tag = table.tags[index] { items += [.space(36), tag] }
        let isContinued = row.count > 1 && row[0].isEmpty
        collect(
          items, width, indent: isContinued && head <= width / 3 ? head : 0, hanging: head, into: &lines)
      }
      return
    case .styled(.display, let content), .styled(.textStyle, let content):
      return collect(content, width, into: &lines)
    default: break
    }
    collect(tree.items, width, indent: 0, hanging: nil, into: &lines)
  }

  private func collect(
    _ items: [MathTree], _ width: Int, indent: Int, hanging: Int?, into lines: inout [Line]
  ) {
    let items = spliced(items, width, depth: 0)
    let parts = items.map { $0.part }
    let hang = min(width / 3, hanging ?? LineBreaking.hangingIndent(parts, widest: width / 3))
    var index = 0
    while index < items.count {
      let isFirst = index == 0
      let startsWithRelation = parts[index].atom == .relation && parts[index].depth == 0
      let lead = isFirst ? indent : max(hang, 100) + (startsWithRelation ? 0 : 150)
      let end = LineBreaking.lineEnd(parts, from: index, width: width - lead)
      lines.append(Line(items: items[index..<end].map { $0.tree }, indent: lead))
      index = end
    }
  }

  private struct Item {
    var tree: MathTree
    var part: LineBreaking.Part
  }

  /// The items of a row; brackets with too much in them are taken apart.
  private func spliced(_ items: [MathTree], _ width: Int, depth: Int) -> [Item] {
    var result: [Item] = []
    let parts = WidthEstimate.parts(of: items, display: true, tight: false)
    for (item, part) in zip(items, parts) {
      var part = part
      part.depth = depth
      if part.width > width * 2 / 3, let opened = opened(item, width, depth) {
        result += opened
      } else {
        result.append(Item(tree: item, part: part))
      }
    }
    return result
  }

  private func opened(_ item: MathTree, _ width: Int, _ depth: Int) -> [Item]? {
    var base = item
    var scripts: MathTree.Scripts?
    if case .scripts(let found) = item { (base, scripts) = (found.base, found) }
    switch base {
    case .fenced(let fenced) where fenced.parts.count == 1:
      guard let opening = fenced.opening, let closing = fenced.closing else { return nil }
      let size: UInt8 = fenced.growth == .automatic && fenced.parts[0].isTall(Style(isDisplay: true)) ? 3 : 0
      let left = MathTree.symbol(MathSymbol(opening, .opening, size: size))
      var right = MathTree.symbol(MathSymbol(closing, .closing, size: size))
      if var scripts {
        scripts.base = right
        right = .scripts(scripts)
      }
      var result = [
        Item(tree: left, part: LineBreaking.Part(width: 45, gap: 0, atom: .opening, depth: depth + 1))
      ]
      result += spliced(fenced.parts[0].items, width, depth: depth + 1)
      let last = LineBreaking.Part(
        width: WidthEstimate.width(of: right), gap: 0, atom: .closing, depth: depth + 1)
      result.append(Item(tree: right, part: last))
      return result
    case .row(let items) where scripts == nil: return spliced(items, width, depth: depth)
    case .text(let words, let font) where scripts == nil:
      var result: [Item] = []
      for word in words.utf8.split(separator: 0x20) {
        let text = MathTree.text(String(decoding: word, as: UTF8.self) + " ", font)
        let part = LineBreaking.Part(
          width: WidthEstimate.width(of: text), gap: 1, atom: .ordinary, depth: depth, isWord: true)
        result.append(Item(tree: text, part: part))
      }
      return result
    default: return nil
    }
  }
}
