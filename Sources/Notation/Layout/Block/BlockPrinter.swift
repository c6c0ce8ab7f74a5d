internal import SourceText

/// Lays a formula out in rows and columns of a terminal.
///
/// Every `layout` function appends strokes and returns the box that owns them; the box of a whole is the
/// run of strokes of its parts, moved to their places.
struct BlockPrinter {
  var drawing = Drawing()
  let ascii: Bool
  /// Scripts as `x₁²` in the line. Decided for a formula as a whole, so that it looks of a piece.
  let usesSmallScripts: Bool

  struct Style {
    /// Inside a script: set tight, and scripts stay beside operators.
    var isTight = false
  }

  init(ascii: Bool, usesSmallScripts: Bool) {
    self.ascii = ascii
    self.usesSmallScripts = usesSmallScripts
  }

  mutating func layout(_ tree: MathTree, _ style: Style) -> Box {
    switch tree {
    case .row(let items): return row(items, style)
    case .symbol(let symbol): return layout(symbol)
    case .number(let digits, let font): return letters(digits, font)
    case .word(let word, let font): return letters(word, font)
    case .function(let name, _): return drawing.text(name)
    case .text(let words, _): return drawing.text(words)
    case .space(let mu): return drawing.blank(BlockPrinter.columns(ofSpace: mu))
    case .fraction(let fraction): return layout(fraction, style)
    case .scripts(let scripts): return layout(scripts, style)
    case .root(let radicand, let degree): return root(radicand, degree, style)
    case .fenced(let fenced): return layout(fenced, style)
    case .accent(let accent, let base): return layout(accent, base, style)
    case .band(let band, let base): return layout(band, base, style)
    case .arrow(let arrow, let over, let under): return self.arrow(arrow, over, under)
    case .table(let table): return layout(table, style)
    case .styled(let decoration, let content): return layout(decoration, content, style)
    case .source(let source): return drawing.text(source)
    }
  }

  /// The text of a symbol, without marks.
  func form(of symbol: MathSymbol) -> String {
    ascii ? ASCIINames.form(of: symbol.scalar) : String(BlockPrinter.shown(symbol))
  }

  /// Bold, double-struck, script and fraktur letters have their own characters; other alphabets look like
  /// plain letters in a terminal, whose only font is upright anyway.
  static func shown(_ symbol: MathSymbol) -> Unicode.Scalar {
    switch symbol.font.family {
    case .italic, .roman: symbol.font.isBold ? symbol.styledScalar : symbol.scalar
    case .sans, .monospaced: symbol.scalar
    case .blackboard, .script, .fraktur: symbol.styledScalar
    }
  }

  private mutating func layout(_ symbol: MathSymbol) -> Box {
    guard ascii else {
      var box = drawing.glyph(BlockPrinter.shown(symbol))
      if symbol.isNegated {
        drawing.put("\u{338}", x: 0, y: 0)
        box.end += 1
      }
      return box
    }
    return drawing.text(symbol.isNegated ? "not " + form(of: symbol) : form(of: symbol))
  }

  private mutating func letters(_ text: String, _ font: MathFont) -> Box {
    guard !ascii, font.isBold || font.family == .blackboard else { return drawing.text(text) }
    var styled = ""
    for scalar in text.unicodeScalars {
      styled.unicodeScalars.append(BlockPrinter.shown(MathSymbol(scalar, .letter, font: font)))
    }
    return drawing.text(styled)
  }

  /// Columns for a space of so many eighteenths of an em.
  static func columns(ofSpace mu: Int) -> Int {
    if mu < 3 { return 0 }
    return mu < 12 ? 1 : min(20, (mu + 4) / 9)
  }

  /// A fraction: in scripts on one line where both parts are short, else around a bar.
  private mutating func layout(_ fraction: MathTree.Fraction, _ style: Style) -> Box {
    let start = drawing.strokes.count
    if style.isTight, fraction.hasBar, fraction.opening == nil {
      let line = LinePrinter.text(of: .fraction(fraction), ascii: ascii)
      if !line.utf8.contains(UInt8(ascii: "^")), !line.utf8.contains(UInt8(ascii: "_")) {
        return drawing.text(line)
      }
    }
    let above = layout(fraction.numerator, style)
    let below = layout(fraction.denominator, style)
    var box = drawing.blank(max(above.width, below.width, 1))
    box.start = start
    // A bar over or under another bar is longer, so that one sees which divides what.
    // `-` alone would be taken for a minus sign.
    if ascii, fraction.hasBar { box.width = max(3, box.width) }
    if fraction.hasBar, above.coreAscent + above.coreDescent + below.coreAscent + below.coreDescent > 0 {
      box.width += 2
    }
    drawing.move(above, x: (box.width - above.width) / 2, y: -1 - above.descent)
    drawing.move(below, x: (box.width - below.width) / 2, y: 1 + below.ascent)
    if fraction.hasBar { drawing.fill(ascii ? "-" : "─", x: 0, y: 0, count: box.width) }
    box.end = drawing.strokes.count
    box.ascent = above.height
    box.descent = below.height
    (box.coreAscent, box.coreDescent) = (box.ascent, box.descent)
    guard fraction.opening != nil || fraction.closing != nil else { return box }
    return enclosed(box, opening: fraction.opening, closing: fraction.closing)
  }

  private mutating func layout(_ decoration: MathTree.Decoration, _ content: MathTree, _ style: Style) -> Box
  {
    switch decoration {
    case .verticalPhantom: return drawing.blank()
    case .phantom:
      let start = drawing.strokes.count
      var box = layout(content, style)
      drawing.erase(from: start)
      box.end = start
      return box
    case .boxed: return framed(layout(content, style))
    case .struck:
      var box = layout(content, style)
      if !ascii {
        drawing.strike(box)
        box.end = drawing.strokes.count
      }
      return box
    default: return layout(content, style)
    }
  }

  private mutating func framed(_ content: Box) -> Box {
    var box = content
    box.width += 4
    box.ascent += 1
    box.descent += 1
    (box.coreAscent, box.coreDescent) = (box.ascent, box.descent)
    drawing.move(content, x: 2)
    let right = box.width - 1
    for (y, left, end) in [(-box.ascent, "┌", "┐"), (box.descent, "└", "┘")]
      as [(Int, Unicode.Scalar, Unicode.Scalar)]
    {
      drawing.put(ascii ? "+" : left, x: 0, y: y)
      drawing.fill(ascii ? "-" : "─", x: 1, y: y, count: right - 1)
      drawing.put(ascii ? "+" : end, x: right, y: y)
    }
    for y in (1 - box.ascent)..<box.descent {
      drawing.put(ascii ? "|" : "│", x: 0, y: y)
      drawing.put(ascii ? "|" : "│", x: right, y: y)
    }
    box.end = drawing.strokes.count
    return box
  }
}
