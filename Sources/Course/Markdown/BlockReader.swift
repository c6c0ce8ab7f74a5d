import SourceText

/// Turns libcmark's tree into blocks: formulas put back, tables and experiments recognised.
struct BlockReader {
  let shield: Shield
  let positions: Positions
  var diagnostics: [Diagnostic] = []

  init(shield: Shield) {
    self.shield = shield
    positions = Positions(shield.bytes)
  }

  mutating func blocks(of parent: MarkdownNode) -> [Block] {
    var blocks: [Block] = []
    for node in parent.children { append(node, to: &blocks) }
    return blocks
  }

  private mutating func append(_ node: MarkdownNode, to blocks: inout [Block]) {
    let range = positions.range(of: node)
    switch node.kind {
    case .paragraph: blocks += paragraph(node, at: range)
    case .heading(let level):
      blocks.append(Block(.heading(level: level, inlines(of: node, at: range)), at: range))
    case .list(let start, let isTight):
      let items = node.children.map { item in
        Block.Item(self.blocks(of: item), at: positions.range(of: item))
      }
      let list = Block.List(
        style: start.map { .ordered(start: $0) } ?? .bullet, isTight: isTight, items: items)
      blocks.append(Block(.list(list), at: range))
    case .quote: blocks.append(Block(.quote(self.blocks(of: node)), at: range))
    case .code(let info): code(node, info, at: range, to: &blocks)
    case .htmlBlock:
      blocks.append(Block(.html(shield.restored(node.literal.withoutLastLineEnd)), at: range))
    case .rule: blocks.append(Block(.rule, at: range))
    default:
      // Only where the tree was cut because it is too deep.
      blocks.append(Block(.paragraph([Inline(.text(shield.restored(node.literal)), at: range)]), at: range))
    }
  }

  // MARK: - Paragraphs

  private mutating func paragraph(_ node: MarkdownNode, at range: SourceRange) -> [Block] {
    if let table = TableReader(node, at: range, positions, shield) { return table.blocks(&self) }
    return paragraphs(inlines(of: node, at: range), at: range)
  }

  mutating func inlines(of node: MarkdownNode, at range: SourceRange) -> [Inline] {
    var reader = InlineReader(shield: shield, positions: positions, leaf: node)
    let inlines = reader.read()
    diagnostics += reader.diagnostics
    return inlines
  }

  /// A paragraph, cut where a displayed formula stands in it; a lone link or image as what it leads to.
  func paragraphs(_ inlines: [Inline], at range: SourceRange) -> [Block] {
    if let block = lone(inlines, at: range) { return [block] }
    let isOnlyMath = inlines.allSatisfy { inline in
      switch inline.kind {
      case .math, .softBreak, .hardBreak: true
      default: false
      }
    }
    var blocks: [Block] = []
    var line: [Inline] = []
    for inline in inlines {
      if case .math(let math) = inline.kind, math.isDisplayed || isOnlyMath {
        finish(&line, into: &blocks)
        let displayed = Math(latex: math.latex, range: math.range, isDisplayed: true)
        blocks.append(Block(.math(displayed), at: inline.range))
      } else {
        line.append(inline)
      }
    }
    finish(&line, into: &blocks)
    return blocks
  }

  private func finish(_ line: inout [Inline], into blocks: inout [Block]) {
    while let first = line.first, first.isBlank { line.removeFirst() }
    while let last = line.last, last.isBlank { line.removeLast() }
    if let first = line.first, let last = line.last {
      blocks.append(Block(.paragraph(line), at: first.range.union(last.range)))
    }
    line = []
  }

  private func lone(_ inlines: [Inline], at range: SourceRange) -> Block? {
    let meant = inlines.filter { !$0.isBlank }
    guard meant.count == 1, let only = meant.first else { return nil }
    switch only.kind {
    case .image(let alternative, let source, let title):
      return Block(.image(alternative: alternative, source: source, title: title), at: range)
    case .link(let text, let link):
      switch link.target {
      case .exercise: return Block(.exercise(link, text), at: range)
      case .implementation: return Block(.implementation(link, text), at: range)
      default: return nil
      }
    default: return nil
    }
  }

  // MARK: - Code

  private mutating func code(
    _ node: MarkdownNode, _ info: String, at range: SourceRange, to blocks: inout [Block]
  ) {
    let text = shield.restored(node.literal).replacingLineEnds
    let words = shield.restored(info).split(whereSeparator: \.isWhitespace)
    switch words.first {
    case "math":
      let inner = contentRange(of: node, in: range)
      let math = Math(latex: text.withoutLastLineEnd, range: inner, isDisplayed: true)
      blocks.append(Block(.math(math), at: range))
    case "experiment":
      let reader = ExperimentReader(fence: fence(node, range, text))
      let (experiment, found) = reader.read(info: info, source: shield.source)
      diagnostics += found
      // What cannot be read is shown as it was typed, not dropped.
      let shown = experiment.map { .experiment($0) } ?? Block.Kind.code(language: "experiment", text: text)
      blocks.append(Block(shown, at: range))
    case "output":
      let (claims, found) = ExperimentReader(fence: fence(node, range, text)).claims()
      guard let last = blocks.last, case .experiment(let experiment) = last.kind, experiment.claims.isEmpty
      else {
        diagnostics.append(
          Diagnostic(
            "course.stray-output", .warning, at: SourceRange(range.lower, range.lower + 9),
            "an 'output' block belongs right under an 'experiment' block"))
        blocks.append(Block(.code(language: "output", text: text), at: range))
        return
      }
      diagnostics += found
      guard found.isEmpty else {
        blocks.append(Block(.code(language: "output", text: text), at: range))
        return
      }
      blocks[blocks.count - 1] = Block(
        .experiment(experiment.claiming(claims)), at: last.range.union(range))
    default:
      blocks.append(Block(.code(language: words.first.map(String.init) ?? "", text: text), at: range))
    }
  }

  private func fence(_ node: MarkdownNode, _ range: SourceRange, _ text: String) -> Fence {
    Fence(
      text: text, range: range, firstLine: node.startLine + 1, positions: positions,
      source: shield.source)
  }

  private func contentRange(of node: MarkdownNode, in range: SourceRange) -> SourceRange {
    let first = positions.line(node.startLine + 1).lower
    let last = positions.line(max(node.startLine + 1, node.endLine - 1)).upper
    return SourceRange(min(first, range.upper), min(max(first, last), range.upper))
  }
}

extension Inline {
  /// Nothing but white space.
  var isBlank: Bool {
    switch kind {
    case .text(let text): text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    case .softBreak, .hardBreak: true
    default: false
    }
  }
}

extension String {
  /// The text without the line end that it may end with.
  var withoutLastLineEnd: String {
    guard utf8.last == 0x0A || utf8.last == 0x0D else { return self }
    return String(dropLast())
  }

  /// CRLF and CR as LF.
  var replacingLineEnds: String {
    guard utf8.contains(0x0D) else { return self }
    var bytes: [UInt8] = []
    var previous: UInt8 = 0
    for byte in utf8 {
      if byte == 0x0D {
        bytes.append(0x0A)
      } else if !(byte == 0x0A && previous == 0x0D) {
        bytes.append(byte)
      }
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
