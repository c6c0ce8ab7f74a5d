/// Fractions, scripts, roots, fences, accents.
extension MathMLPrinter {
  mutating func write(_ fraction: MathTree.Fraction, _ style: Style) {
    var inner = style
    switch fraction.style {
    case .display: inner = Style(isDisplay: true)
    case .text: inner.isDisplay = false
    case .automatic: break
    }
    let isFenced = fraction.opening != nil || fraction.closing != nil
    if isFenced {
      fence(fraction.opening, "<mrow><mo fence=\"true\" form=\"prefix\" stretchy=\"true\">", "<mrow>")
    }
    switch fraction.style {
    case .display: out.add("<mstyle displaystyle=\"true\" scriptlevel=\"0\">")
    case .text: out.add("<mstyle displaystyle=\"false\" scriptlevel=\"0\">")
    case .automatic: break
    }
    out.add(fraction.hasBar ? "<mfrac>" : "<mfrac linethickness=\"0\">")
    write(fraction.numerator, inner.inner)
    write(fraction.denominator, inner.inner)
    out.add("</mfrac>")
    if fraction.style != .automatic { out.add("</mstyle>") }
    if isFenced {
      fence(fraction.closing, "<mo fence=\"true\" form=\"postfix\" stretchy=\"true\">", "")
      out.add("</mrow>")
    }
  }

  /// A delimiter, or something else where there is none.
  private mutating func fence(_ scalar: Unicode.Scalar?, _ tag: StaticString, _ otherwise: StaticString) {
    guard let scalar else { return out.add(otherwise) }
    out.add(tag)
    out.put(scalar)
    out.add("</mo>")
  }

  mutating func write(_ scripts: MathTree.Scripts, _ style: Style) {
    let isStacked = self.isStacked(scripts, style)
    open(scripts, isStacked)
    write(scripts.base, style)
    close(scripts, isStacked)
  }

  /// Scripts of a symbol whose class its neighbours have settled.
  mutating func write(_ scripts: MathTree.Scripts, base: MathSymbol, as atom: AtomClass, _ style: Style) {
    let isStacked = self.isStacked(scripts, style)
    open(scripts, isStacked)
    var inner = style
    // `movablelimits` must be off wherever the limits were asked for.
    if isStacked { inner.isDisplay = true }
    write(base, as: atom, inner)
    close(scripts, isStacked)
  }

  func isStacked(_ scripts: MathTree.Scripts, _ style: Style) -> Bool {
    switch scripts.placement {
    case .aboveAndBelow: true
    case .beside: false
    case .automatic: scripts.base.takesLimits && (style.isDisplay || scripts.base.isBrace)
    }
  }

  private mutating func open(_ scripts: MathTree.Scripts, _ isStacked: Bool) {
    switch (scripts.sub, scripts.sup) {
    case (nil, nil): out.add("<mrow>")
    case (_, nil): out.add(isStacked ? "<munder>" : "<msub>")
    case (nil, _): out.add(isStacked ? "<mover>" : "<msup>")
    default: out.add(isStacked ? "<munderover>" : "<msubsup>")
    }
  }

  private mutating func close(_ scripts: MathTree.Scripts, _ isStacked: Bool) {
    if let sub = scripts.sub { write(sub, .script) }
    if let sup = scripts.sup { write(sup, .script) }
    switch (scripts.sub, scripts.sup) {
    case (nil, nil): out.add("</mrow>")
    case (_, nil): out.add(isStacked ? "</munder>" : "</msub>")
    case (nil, _): out.add(isStacked ? "</mover>" : "</msup>")
    default: out.add(isStacked ? "</munderover>" : "</msubsup>")
    }
  }

  mutating func root(_ radicand: MathTree, _ degree: MathTree?, _ style: Style) {
    if let degree {
      out.add("<mroot>")
      write(radicand, style)
      write(degree, .script)
      out.add("</mroot>")
    } else {
      out.add("<msqrt>")
      if case .row(let items) = radicand { row(items, style) } else { write(radicand, style) }
      out.add("</msqrt>")
    }
  }

  mutating func write(_ fenced: MathTree.Fenced, _ style: Style) {
    out.add("<mrow>")
    // Browsers put more space around a delimiter that could grow than around one that cannot.
    let growth = fenced.growth == .automatic && !fenced.isTall(style) ? .none : fenced.growth
    delimiter(fenced.opening, isOpening: true, growth)
    for (index, part) in fenced.parts.enumerated() {
      if index > 0, fenced.middles[index - 1] != " " {
        out.add(
          "<mo fence=\"true\" form=\"infix\" stretchy=\"true\" lspace=\"0.2222em\" rspace=\"0.2222em\">")
        out.put(fenced.middles[index - 1])
        out.add("</mo>")
      }
      if case .row(let items) = part { row(items, style) } else { write(part, style) }
    }
    delimiter(fenced.closing, isOpening: false, growth)
    out.add("</mrow>")
  }

  mutating func delimiter(_ scalar: Unicode.Scalar?, isOpening: Bool, _ growth: MathTree.Fenced.Growth) {
    guard let scalar else {
      // A fence that is not seen still marks where its partner starts to grow.
      return out.add(isOpening ? "<mo form=\"prefix\"></mo>" : "<mo form=\"postfix\"></mo>")
    }
    switch growth {
    case .automatic:
      out.add(
        isOpening
          ? "<mo fence=\"true\" form=\"prefix\" stretchy=\"true\">"
          : "<mo fence=\"true\" form=\"postfix\" stretchy=\"true\">")
    case .none:
      out.add(
        isOpening ? "<mo form=\"prefix\" stretchy=\"false\">" : "<mo form=\"postfix\" stretchy=\"false\">")
    case .fixed(let size):
      out.add(isOpening ? "<mo fence=\"true\" form=\"prefix\" " : "<mo fence=\"true\" form=\"postfix\" ")
      self.size(size)
    }
    out.put(scalar)
    out.add("</mo>")
  }

  mutating func write(_ accent: MathTree.Accent, _ base: MathTree, _ style: Style) {
    out.add("<mover accent=\"true\">")
    write(base, style.inner)
    let isLong = BlockPrinter.soleScalar(base) == nil
    switch accent {
    case .vector where !isLong: out.add("<mo stretchy=\"false\" style=\"font-size:60%\">→")
    case .vector: out.add("<mo stretchy=\"true\">→")
    // Fonts keep their wide hats with the combining character.
    case .wideHat where isLong: out.add("<mo stretchy=\"true\">\u{302}")
    case .wideHat: out.add("<mo stretchy=\"false\">^")
    case .wideTilde: out.add("<mo stretchy=\"true\">~")
    case .hat: out.add("<mo stretchy=\"false\">ˆ")
    case .tilde: out.add("<mo stretchy=\"false\">˜")
    default:
      out.add("<mo stretchy=\"false\">")
      out.put(AccentMarks.spacing(accent))
    }
    out.add("</mo></mover>")
  }

  mutating func write(_ band: MathTree.Band, _ base: MathTree, _ style: Style) {
    switch band {
    case .overline, .underline:
      out.add(
        band == .overline
          ? "<mrow style=\"border-top:0.06em solid;padding-top:0.1em\">"
          : "<mrow style=\"border-bottom:0.06em solid;padding-bottom:0.1em\">")
      write(base, style)
      return out.add("</mrow>")
    default: break
    }
    out.add(band.isOver ? "<mover accent=\"true\">" : "<munder accentunder=\"true\">")
    write(base, style)
    out.add("<mo stretchy=\"true\">")
    out.put(MathMLPrinter.character(of: band))
    out.add(band.isOver ? "</mo></mover>" : "</mo></munder>")
  }

  private static func character(of band: MathTree.Band) -> Unicode.Scalar {
    switch band {
    case .overline, .underline: "\u{AF}"
    case .overbrace: "⏞"
    case .underbrace: "⏟"
    case .overbracket: "⎴"
    case .underbracket: "⎵"
    case .overparenthesis: "⏜"
    case .underparenthesis: "⏝"
    case .overRightArrow, .underRightArrow: "→"
    case .overLeftArrow, .underLeftArrow: "←"
    case .overBothArrow, .underBothArrow: "↔"
    case .underTilde: "~"
    }
  }

  mutating func write(_ arrow: Unicode.Scalar, _ over: MathTree?, _ under: MathTree?) {
    out.add("<munderover><mo stretchy=\"true\" lspace=\"0em\" rspace=\"0em\" minsize=\"1.5em\">")
    out.put(arrow)
    out.add("</mo>")
    for label in [under, over] {
      out.add("<mrow><mspace width=\"0.5em\"/>")
      if let label { write(label, .script) }
      out.add("<mspace width=\"0.5em\"/></mrow>")
    }
    out.add("</munderover>")
  }

  mutating func write(_ decoration: MathTree.Decoration, _ content: MathTree, _ style: Style) {
    switch decoration {
    case .display:
      wrap("<mstyle displaystyle=\"true\" scriptlevel=\"0\">", content, "</mstyle>", Style(isDisplay: true))
    case .textStyle:
      wrap("<mstyle displaystyle=\"false\" scriptlevel=\"0\">", content, "</mstyle>", Style(isDisplay: false))
    case .script: wrap("<mstyle displaystyle=\"false\" scriptlevel=\"1\">", content, "</mstyle>", .script)
    case .size(let percent):
      out.add("<mstyle mathsize=\"")
      out.add(raw: String(percent))
      wrap("%\">", content, "</mstyle>", style)
    case .color(let color): colored("<mstyle mathcolor=\"", color, content, style)
    case .background(let color): colored("<mstyle mathbackground=\"", color, content, style)
    case .phantom: wrap("<mphantom>", content, "</mphantom>", style)
    case .verticalPhantom: wrap("<mpadded width=\"0em\"><mphantom>", content, "</mphantom></mpadded>", style)
    case .lapped: wrap("<mpadded width=\"0em\">", content, "</mpadded>", style)
    case .boxed: wrap("<mrow style=\"border:0.06em solid;padding:0.25em\">", content, "</mrow>", style)
    case .struck:
      wrap(
        """
        <mrow style="background:linear-gradient(to bottom right,transparent 47%,currentColor 47%,currentColor 53%,\
        transparent 53%)">
        """, content, "</mrow>", style)
    case .atom: write(content, style)
    }
  }

  private mutating func wrap(_ open: StaticString, _ content: MathTree, _ close: StaticString, _ style: Style)
  {
    out.add(open)
    if case .row(let items) = content { row(items, style) } else { write(content, style) }
    out.add(close)
  }

  /// Colours that are names or hexadecimal; others are left out, since they are the author's free text.
  private mutating func colored(_ open: StaticString, _ color: String, _ content: MathTree, _ style: Style) {
    var isSafe = !color.isEmpty
    for byte in color.utf8 {
      let isHash = byte == UInt8(ascii: "#")
      if !TeXParser.isLetter(byte) && !TeXParser.isDigit(byte) && !isHash { isSafe = false }
    }
    guard isSafe else { return write(content, style) }
    out.add(open)
    out.add(text: color)
    wrap("\">", content, "</mstyle>", style)
  }
}

extension MathTree.Fenced {
  fileprivate func isTall(_ style: MathMLPrinter.Style) -> Bool {
    for part in parts where part.isTall(style) { return true }
    return opening == nil || closing == nil || !middles.isEmpty
  }
}

extension MathTree {
  /// Whether brackets around it have to grow.
  func isTall(_ style: MathMLPrinter.Style) -> Bool {
    switch self {
    case .row(let items):
      for item in items where item.isTall(style) { return true }
      return false
    case .fraction, .table, .root, .band, .arrow: return true
    case .symbol(let symbol): return style.isDisplay && symbol.atomClass == .largeOperator
    case .scripts(let scripts):
      return scripts.base.isTall(style) || (scripts.base.takesLimits && style.isDisplay)
        || scripts.placement == .aboveAndBelow || (scripts.sub != nil && scripts.sup != nil)
    case .fenced(let fenced): return fenced.growth != .none && fenced.isTall(style)
    case .accent(_, let base): return base.isTall(style)
    case .styled(.boxed, _): return true
    case .styled(_, let content): return content.isTall(style)
    default: return false
    }
  }

  fileprivate var isBrace: Bool {
    if case .band(let band, _) = self { return band.isBrace }
    return false
  }
}
