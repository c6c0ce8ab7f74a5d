/// Brackets as tall as what they hold.
extension BlockPrinter {
  mutating func layout(_ fenced: MathTree.Fenced, _ style: Style) -> Box {
    let start = drawing.strokes.count
    var parts: [Box] = []
    var core = drawing.blank()
    for part in fenced.parts {
      let box = layout(part, style)
      core.coreAscent = max(core.coreAscent, box.coreAscent)
      core.coreDescent = max(core.coreDescent, box.coreDescent)
      parts.append(box)
    }
    var box = core
    box.start = start
    var delimiters: [Unicode.Scalar?] = [fenced.opening]
    for middle in fenced.middles { delimiters.append(middle) }
    for (index, part) in parts.enumerated() {
      let fence = delimiter(delimiters[index], core.coreAscent, core.coreDescent)
      let isMiddle = index > 0
      if isMiddle { box.width += style.isTight ? 0 : 1 }
      drawing.move(fence, x: box.width)
      box.width += fence.width
      if isMiddle { box.width += style.isTight ? 0 : 1 }
      drawing.move(part, x: box.width)
      box.width += part.width
      box.rise(to: max(part.ascent, fence.ascent), max(part.descent, fence.descent))
    }
    let last = delimiter(fenced.closing, core.coreAscent, core.coreDescent)
    drawing.move(last, x: box.width)
    box.width += last.width
    box.rise(to: last.ascent, last.descent)
    box.end = drawing.strokes.count
    return box
  }

  /// Puts fences around a box that is drawn already.
  mutating func enclosed(_ content: Box, opening: Unicode.Scalar?, closing: Unicode.Scalar?) -> Box {
    var box = content
    let left = delimiter(opening, content.coreAscent, content.coreDescent)
    drawing.move(content, x: left.width)
    box.width += left.width
    let right = delimiter(closing, content.coreAscent, content.coreDescent)
    drawing.move(right, x: box.width)
    box.width += right.width
    box.end = drawing.strokes.count
    return box
  }

  /// A delimiter that covers so many rows above and below the baseline.
  mutating func delimiter(_ scalar: Unicode.Scalar?, _ ascent: Int, _ descent: Int) -> Box {
    guard let scalar, scalar != " " else { return drawing.blank() }
    if ascent == 0 && descent == 0 {
      return ascii ? drawing.text(ASCIINames.form(of: scalar)) : drawing.glyph(scalar)
    }
    let parts = ascii ? FenceParts.ascii(scalar) : FenceParts.unicode(scalar)
    var box = drawing.blank(parts.width)
    let height = ascent + descent + 1
    for row in 0..<height {
      let piece = parts.piece(row: row, of: height)
      for column in 0..<parts.width { drawing.put(piece, x: column, y: row - ascent) }
    }
    box.end = drawing.strokes.count
    (box.ascent, box.descent, box.coreAscent, box.coreDescent) = (ascent, descent, ascent, descent)
    return box
  }
}

/// The characters that a tall bracket is made of.
struct FenceParts {
  var top: Unicode.Scalar
  var middle: Unicode.Scalar
  var bottom: Unicode.Scalar
  /// The point of a brace.
  var center: Unicode.Scalar?
  /// Both halves of a brace that is two rows tall.
  var pair: (Unicode.Scalar, Unicode.Scalar)?
  var width = 1

  init(
    _ top: Unicode.Scalar, _ middle: Unicode.Scalar, _ bottom: Unicode.Scalar, center: Unicode.Scalar? = nil
  ) {
    self.top = top
    self.middle = middle
    self.bottom = bottom
    self.center = center
  }

  func piece(row: Int, of height: Int) -> Unicode.Scalar {
    if height == 2, let pair { return row == 0 ? pair.0 : pair.1 }
    if row == 0 { return top }
    if row == height - 1 { return bottom }
    if let center, row == height / 2 { return center }
    return middle
  }

  static func unicode(_ scalar: Unicode.Scalar) -> FenceParts {
    switch scalar {
    case "(", "⟮": return FenceParts("⎛", "⎜", "⎝")
    case ")", "⟯": return FenceParts("⎞", "⎟", "⎠")
    case "[": return FenceParts("⎡", "⎢", "⎣")
    case "]": return FenceParts("⎤", "⎥", "⎦")
    case "{":
      var parts = FenceParts("⎧", "⎪", "⎩", center: "⎨")
      parts.pair = ("⎰", "⎱")
      return parts
    case "}":
      var parts = FenceParts("⎫", "⎪", "⎭", center: "⎬")
      parts.pair = ("⎱", "⎰")
      return parts
    case "⌊": return FenceParts("⎢", "⎢", "⎣")
    case "⌋": return FenceParts("⎥", "⎥", "⎦")
    case "⌈": return FenceParts("⎡", "⎢", "⎢")
    case "⌉": return FenceParts("⎤", "⎥", "⎥")
    case "⟨": return FenceParts("╱", "⟨", "╲")
    case "⟩": return FenceParts("╲", "⟩", "╱")
    case "|", "∣", "⎪": return FenceParts("│", "│", "│")
    case "‖", "∥": return FenceParts("║", "║", "║")
    case "⟦":
      var parts = FenceParts("⎡", "⎢", "⎣")
      parts.width = 2
      return parts
    case "⟧":
      var parts = FenceParts("⎤", "⎥", "⎦")
      parts.width = 2
      return parts
    case "/": return FenceParts("╱", "╱", "╱")
    case "\\": return FenceParts("╲", "╲", "╲")
    case "↑": return FenceParts("↑", "│", "│")
    case "↓": return FenceParts("│", "│", "↓")
    case "↕": return FenceParts("↑", "│", "↓")
    default: return FenceParts(scalar, scalar, scalar)
    }
  }

  static func ascii(_ scalar: Unicode.Scalar) -> FenceParts {
    switch scalar {
    case "(", "⟮": return FenceParts("/", "|", "\\")
    case ")", "⟯": return FenceParts("\\", "|", "/")
    case "[", "⟦", "⌊", "⌈": return FenceParts("[", "[", "[")
    case "]", "⟧", "⌋", "⌉": return FenceParts("]", "]", "]")
    case "{":
      var parts = FenceParts("/", "|", "\\", center: "<")
      parts.pair = ("/", "\\")
      return parts
    case "}":
      var parts = FenceParts("\\", "|", "/", center: ">")
      parts.pair = ("\\", "/")
      return parts
    case "⟨": return FenceParts("/", "<", "\\")
    case "⟩": return FenceParts("\\", ">", "/")
    case "‖", "∥":
      var parts = FenceParts("|", "|", "|")
      parts.width = 2
      return parts
    default: return FenceParts("|", "|", "|")
    }
  }
}
