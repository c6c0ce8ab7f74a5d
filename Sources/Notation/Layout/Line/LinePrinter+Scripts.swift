/// Scripts, accents and labels on one line.
extension LinePrinter {
  mutating func write(_ scripts: MathTree.Scripts, tight: Bool) {
    if case .band(let band, let content) = scripts.base, band.isBrace {
      return brace(content, label: scripts.sub ?? scripts.sup, isOver: band.isOver)
    }
    write(scripts.base, bracketed: !Bracketing.isScriptBase(scripts.base))
    if let sup = scripts.sup, TeXParser.isPrimes(sup) {
      append(SmallScripts.form(of: sup, above: true, ascii: ascii) ?? "'")
      if let sub = scripts.sub { script(sub, above: false) }
      return
    }
    guard ascii, let sup = scripts.sup, let (layer, rest) = Bracketing.layer(sup) else {
      return pair(scripts)
    }
    // The layer of a network is part of the name: `W[1]`.
    write(layer, tight: true)
    leaveOpen(.sup)
    let hasFence = if case .fenced? = rest.first { true } else { false }
    if hasFence { self.rest(rest) }
    if let sub = scripts.sub { script(sub, above: false) }
    if !hasFence { self.rest(rest) }
  }

  /// What follows the layer: `a[2](i)`, `W[1]^T`.
  private mutating func rest(_ rest: [MathTree]) {
    guard let first = rest.first else { return }
    if case .fenced = first, ascii || SmallScripts.form(of: .row(rest), above: true, ascii: ascii) == nil {
      write(first, tight: true)
      leaveOpen(.sup)
      return self.rest(Array(rest.dropFirst()))
    }
    script(rest.count == 1 ? first : .row(rest), above: true)
  }

  /// Sub- and superscript. Small characters for the second one only after small ones for the first: in
  /// `y_cᵃ` the `a` would seem to be raised on the `c`.
  private mutating func pair(_ scripts: MathTree.Scripts) {
    guard let sub = scripts.sub, let sup = scripts.sup else {
      if let sub = scripts.sub { script(sub, above: false) }
      if let sup = scripts.sup { superscript(sup) }
      return
    }
    let isSubSmall = SmallScripts.form(of: sub, above: false, ascii: ascii) != nil
    let isSupSmall = SmallScripts.form(of: sup, above: true, ascii: ascii) != nil
    let isLimit = scripts.base.takesLimits
    script(sub, above: false, isSmall: isSubSmall && (isSupSmall || !isLimit))
    if isSubSmall && isSupSmall || Bracketing.layer(sup) != nil {
      superscript(sup)
    } else {
      script(sup, above: true, isSmall: false)
    }
  }

  /// A label under a brace, in braces of its own: `(x + y)⏟{sum}`.
  private mutating func brace(_ content: MathTree, label: MathTree?, isOver: Bool) {
    write(content, bracketed: !Bracketing.isAtom(content))
    guard let label else { return }
    append(isOver ? ascii ? "^{" : "⏞{" : ascii ? "_{" : "⏟{")
    write(label, tight: false)
    append("}")
  }

  private mutating func superscript(_ sup: MathTree) {
    guard let (layer, rest) = Bracketing.layer(sup), !rest.isEmpty else { return script(sup, above: true) }
    script(layer, above: true)
    self.rest(rest)
  }

  /// A script in small characters, or behind `^` or `_`.
  private mutating func script(_ tree: MathTree, above: Bool, isSmall: Bool = true) {
    if isSmall, let small = SmallScripts.form(of: tree, above: above, ascii: ascii) { return append(small) }
    append(above ? "^" : "_")
    let isClear = Bracketing.isAtom(tree) || isSymbol(tree) || Bracketing.isWord(tree)
    if !isClear { append("(") }
    write(tree, tight: true)
    if !isClear { append(")") }
    leaveOpen(above ? .sup : .sub)
  }

  mutating func write(_ accent: MathTree.Accent, _ base: MathTree) {
    if !ascii, let letter = BlockPrinter.soleScalar(base) {
      if let composed = AccentedLetters.composed(letter, accent) { return append(String(composed)) }
      return append(String(letter) + AccentMarks.combining(accent))
    }
    if ascii, Bracketing.isAtom(base), !isFenced(base) {
      write(base, tight: true)
      return append("_" + AccentMarks.name(accent))
    }
    append(AccentMarks.name(accent) + "(")
    write(base, tight: false)
    append(")")
  }

  private func isSymbol(_ tree: MathTree) -> Bool {
    switch tree {
    case .symbol: true
    case .styled(.atom, let content): isSymbol(content)
    default: false
    }
  }

  private func isFenced(_ tree: MathTree) -> Bool {
    if case .fenced = tree { return true }
    return false
  }

  mutating func write(_ band: MathTree.Band, _ base: MathTree, tight: Bool) {
    switch band {
    case .overbrace, .underbrace, .overbracket, .underbracket: brace(base, label: nil, isOver: band.isOver)
    default:
      if !ascii, band == .overline, let letter = BlockPrinter.soleScalar(base) {
        if let composed = AccentedLetters.composed(letter, .bar) { return append(String(composed)) }
        return append(String(letter) + "\u{305}")
      }
      append(LinePrinter.name(band) + "(")
      write(base, tight: false)
      append(")")
    }
  }

  private static func name(_ band: MathTree.Band) -> String {
    switch band {
    case .overline: "overline"
    case .underline: "underline"
    case .overRightArrow: "vec"
    case .overLeftArrow, .underLeftArrow: "leftarrow"
    case .underRightArrow: "rightarrow"
    case .overBothArrow, .underBothArrow: "leftrightarrow"
    case .underTilde: "tilde"
    default: "arc"
    }
  }

  /// `a ─f→ b`.
  mutating func write(_ arrow: Unicode.Scalar, _ over: MathTree?, _ under: MathTree?) {
    let shape = BandShape.of(arrow, ascii: ascii)
    append(String(shape.left))
    if let over { write(over, tight: true) }
    if over != nil, under != nil { append(";") }
    if let under { write(under, tight: true) }
    if ascii { append(String(shape.line)) }
    append(String(shape.right))
  }
}
