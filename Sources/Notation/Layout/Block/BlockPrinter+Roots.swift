/// Roots, accents, bands and long arrows.
extension BlockPrinter {
  mutating func root(_ radicand: MathTree, _ degree: MathTree?, _ style: Style) -> Box {
    let start = drawing.strokes.count
    let index = degree.map { layout($0, Style(isTight: true)) }
    let content = layout(radicand, style)
    let isOneRow = content.height == 1
    if isOneRow, !ascii, let degree, let small = SmallScripts.form(of: degree, above: true, ascii: false) {
      // `³√x` needs no row of its own.
      drawing.erase(from: start)
      let lead = drawing.text(small)
      var box = root(radicand, nil, style)
      drawing.move(box, x: lead.width)
      box.start = start
      box.width += lead.width
      return box
    }
    var box = content
    box.start = start
    if isOneRow, BlockPrinter.isSingle(radicand), degree == nil, !ascii {
      drawing.move(content, x: 1)
      drawing.put("√", x: 0, y: 0)
      box.width += 1
      box.end = drawing.strokes.count
      return box
    }
    // The sign stands under the degree's last column and one to the right of it.
    let lead = max(0, (index?.width ?? 0) - 1)
    let sign = isOneRow ? (ascii ? 2 : 1) : 3
    let left = lead + sign
    drawing.move(content, x: left)
    box.width += left
    if isOneRow {
      drawing.fill("_", x: left, y: -1, count: content.width)
      if ascii {
        drawing.put("\\", x: lead, y: 0)
        drawing.put("/", x: lead + 1, y: 0)
      } else {
        drawing.put("√", x: lead, y: 0)
      }
      box.ascent = 1
    } else {
      let top = -content.ascent - 1
      drawing.put(ascii ? "_" : "┌", x: left - 2, y: top)
      drawing.fill(ascii ? "_" : "─", x: left - 1, y: top, count: content.width + 1)
      for y in (top + 1)...content.descent { drawing.put(ascii ? "|" : "│", x: left - 2, y: y) }
      drawing.put(ascii ? "\\" : "╲", x: left - 3, y: content.descent)
      box.ascent += 1
    }
    if let index {
      let y = (isOneRow ? -1 : content.descent - 1) - index.descent
      drawing.move(index, x: 0, y: y)
      box.rise(to: index.ascent - y, 0)
    }
    (box.coreAscent, box.coreDescent) = (isOneRow ? 0 : box.ascent, box.descent)
    box.end = drawing.strokes.count
    return box
  }

  /// Whether a root sign before it can only mean all of it.
  static func isSingle(_ tree: MathTree) -> Bool {
    switch tree {
    case .symbol, .number: true
    case .row(let items): items.count == 1 && isSingle(items[0])
    default: false
    }
  }

  mutating func layout(_ accent: MathTree.Accent, _ base: MathTree, _ style: Style) -> Box {
    let start = drawing.strokes.count
    if !ascii, let letter = BlockPrinter.soleScalar(base) {
      if let composed = AccentedLetters.composed(letter, accent) { return drawing.glyph(composed) }
      var box = drawing.glyph(letter)
      drawing.put(AccentMarks.scalar(accent), x: 0, y: 0)
      box.end = drawing.strokes.count
      return box
    }
    let content = layout(base, style)
    var box = content
    box.start = start
    let mark =
      ascii ? drawing.text(BlockPrinter.asciiAccent(accent)) : drawing.glyph(AccentMarks.spacing(accent))
    box.width = max(box.width, mark.width)
    drawing.move(content, x: (box.width - content.width) / 2)
    drawing.move(mark, x: (box.width - mark.width) / 2, y: -content.ascent - 1)
    box.ascent += 1
    box.end = drawing.strokes.count
    return box
  }

  /// The one character of a base that a combining mark can sit on.
  static func soleScalar(_ tree: MathTree) -> Unicode.Scalar? {
    switch tree {
    case .symbol(let symbol): symbol.isNegated || symbol.kind == .opening ? nil : shown(symbol)
    case .row(let items): items.count == 1 ? soleScalar(items[0]) : nil
    case .styled(.atom, let content): soleScalar(content)
    case .number(let digits, let font):
      digits.utf8.count == 1 && !font.isBold ? digits.unicodeScalars.first : nil
    default: nil
    }
  }

  private static func asciiAccent(_ accent: MathTree.Accent) -> String {
    switch accent {
    case .hat, .wideHat: "^"
    case .bar: "_"
    case .tilde, .wideTilde: "~"
    case .vector: "->"
    case .dot: "."
    case .doubleDot: ".."
    case .tripleDot: "..."
    case .acute: "'"
    case .grave: "`"
    case .breve, .check, .wideCheck: "v"
    case .ring: "o"
    }
  }

  mutating func layout(_ band: MathTree.Band, _ base: MathTree, _ style: Style) -> Box {
    let start = drawing.strokes.count
    let content = layout(base, style)
    var box = content
    box.start = start
    let shape = BandShape.of(band, ascii: ascii)
    box.width = max(content.width, shape.center == nil ? 1 : 3)
    drawing.move(content, x: (box.width - content.width) / 2)
    let y = band.isOver ? -content.ascent - 1 : content.descent + 1
    for x in 0..<box.width { drawing.put(shape.piece(column: x, of: box.width), x: x, y: y) }
    if band.isOver {
      box.ascent += 1
      if band != .overline { box.coreAscent = box.ascent }
    } else {
      box.descent += 1
      if band != .underline { box.coreDescent = box.descent }
    }
    box.end = drawing.strokes.count
    return box
  }

  mutating func arrow(_ arrow: Unicode.Scalar, _ over: MathTree?, _ under: MathTree?) -> Box {
    let start = drawing.strokes.count
    let above = over.map { layout($0, Style(isTight: true)) }
    let below = under.map { layout($0, Style(isTight: true)) }
    var box = drawing.blank(max(3, (above?.width ?? 0) + 2, (below?.width ?? 0) + 2))
    box.start = start
    let shape = BandShape.of(arrow, ascii: ascii)
    for x in 0..<box.width { drawing.put(shape.piece(column: x, of: box.width), x: x, y: 0) }
    if let above {
      drawing.move(above, x: (box.width - above.width) / 2, y: -1 - above.descent)
      box.ascent = above.height
    }
    if let below {
      drawing.move(below, x: (box.width - below.width) / 2, y: 1 + below.ascent)
      box.descent = below.height
    }
    box.end = drawing.strokes.count
    return box
  }
}

/// The characters that a band or an arrow of any length is made of.
struct BandShape {
  var left: Unicode.Scalar
  var line: Unicode.Scalar
  var right: Unicode.Scalar
  /// The point of a brace.
  var center: Unicode.Scalar?

  func piece(column: Int, of width: Int) -> Unicode.Scalar {
    if column == width - 1 { return width == 1 ? (left == line ? right : left) : right }
    if column == 0 { return left }
    if let center, column == (width - 1) / 2 { return center }
    return line
  }

  private init(
    _ left: Unicode.Scalar, _ line: Unicode.Scalar, _ right: Unicode.Scalar, _ center: Unicode.Scalar? = nil
  ) {
    self.left = left
    self.line = line
    self.right = right
    self.center = center
  }

  static func of(_ band: MathTree.Band, ascii: Bool) -> BandShape {
    switch band {
    case .overline: BandShape("_", "_", "_")
    case .underline: ascii ? BandShape("-", "-", "-") : BandShape("‾", "‾", "‾")
    case .overbrace: ascii ? BandShape("/", "-", "\\", "^") : BandShape("╭", "─", "╮", "┴")
    case .underbrace: ascii ? BandShape("\\", "-", "/", "v") : BandShape("╰", "─", "╯", "┬")
    case .overbracket: ascii ? BandShape("+", "-", "+") : BandShape("┌", "─", "┐")
    case .underbracket: ascii ? BandShape("+", "-", "+") : BandShape("└", "─", "┘")
    case .overparenthesis: ascii ? BandShape("/", "-", "\\") : BandShape("╭", "─", "╮")
    case .underparenthesis: ascii ? BandShape("\\", "-", "/") : BandShape("╰", "─", "╯")
    case .overRightArrow, .underRightArrow: ascii ? BandShape("-", "-", ">") : BandShape("─", "─", "→")
    case .overLeftArrow, .underLeftArrow: ascii ? BandShape("<", "-", "-") : BandShape("←", "─", "─")
    case .overBothArrow, .underBothArrow: ascii ? BandShape("<", "-", ">") : BandShape("←", "─", "→")
    case .underTilde: BandShape("~", "~", "~")
    }
  }

  static func of(_ arrow: Unicode.Scalar, ascii: Bool) -> BandShape {
    switch arrow {
    case "→", "↪", "⇀", "⇁", "↠": ascii ? BandShape("-", "-", ">") : BandShape("─", "─", arrow)
    case "←", "↩", "↼", "↽", "↞": ascii ? BandShape("<", "-", "-") : BandShape(arrow, "─", "─")
    case "↔": ascii ? BandShape("<", "-", ">") : BandShape("←", "─", "→")
    case "⇒": ascii ? BandShape("=", "=", ">") : BandShape("═", "═", "⇒")
    case "⇐": ascii ? BandShape("<", "=", "=") : BandShape("⇐", "═", "═")
    case "⇔": ascii ? BandShape("<", "=", ">") : BandShape("⇐", "═", "⇒")
    case "↦": ascii ? BandShape("|", "-", ">") : BandShape("├", "─", "→")
    case "=": ascii ? BandShape("=", "=", "=") : BandShape("═", "═", "═")
    default: ascii ? BandShape("<", "-", ">") : BandShape(arrow, "─", arrow)
    }
  }
}
