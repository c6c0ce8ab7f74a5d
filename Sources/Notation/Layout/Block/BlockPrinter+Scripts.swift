/// Superscripts, subscripts and limits.
extension BlockPrinter {
  mutating func layout(_ scripts: MathTree.Scripts, _ style: Style) -> Box {
    let start = drawing.strokes.count
    var base = layout(scripts.base, style)
    if BlockPrinter.needsBrackets(scripts, style) { base = enclosed(base, opening: "(", closing: ")") }
    return layout(scripts, on: base, from: start, style)
  }

  /// Whether the scripts of a base would run into these: `(x²)³`.
  private static func needsBrackets(_ scripts: MathTree.Scripts, _ style: Style) -> Bool {
    guard case .scripts(let inner) = scripts.base, !inner.base.takesLimits,
      scripts.placement != .aboveAndBelow
    else { return false }
    if inner.sub != nil, scripts.sub != nil { return true }
    return scripts.sup != nil && !(inner.sup.map(TeXParser.isPrimes) ?? true)
  }

  /// Adds scripts to a base that is drawn already.
  mutating func layout(_ scripts: MathTree.Scripts, on base: Box, from start: Int, _ style: Style) -> Box {
    if goAboveAndBelow(scripts, style) { return limits(scripts, on: base, from: start) }
    if let sup = scripts.sup, TeXParser.isPrimes(sup) || usesSmallScripts || isDegree(sup),
      scripts.sub == nil || usesSmallScripts
    {
      return small(scripts, on: base, from: start) ?? beside(scripts, on: base, from: start)
    }
    if usesSmallScripts, let box = small(scripts, on: base, from: start) { return box }
    return beside(scripts, on: base, from: start)
  }

  private func goAboveAndBelow(_ scripts: MathTree.Scripts, _ style: Style) -> Bool {
    switch scripts.placement {
    case .aboveAndBelow: true
    case .beside: false
    case .automatic: !style.isTight && scripts.base.takesLimits
    }
  }

  private func isDegree(_ sup: MathTree) -> Bool {
    if case .symbol(let symbol) = sup { return symbol.scalar == "∘" }
    return false
  }

  /// `x₁²`; nil where a character is missing.
  private mutating func small(_ scripts: MathTree.Scripts, on base: Box, from start: Int) -> Box? {
    var below = ""
    var above = ""
    if let sub = scripts.sub {
      guard let form = SmallScripts.form(of: sub, above: false, ascii: ascii) else { return nil }
      below = form
    }
    if let sup = scripts.sup {
      guard let form = SmallScripts.form(of: sup, above: true, ascii: ascii) else { return nil }
      above = form
    }
    var box = base
    box.start = start
    if base.coreAscent + base.coreDescent > 0 {
      // On tall brackets an exponent belongs to the top, an index to the bottom.
      let low = drawing.text(below)
      drawing.move(low, x: base.width, y: base.coreDescent)
      let high = drawing.text(above)
      drawing.move(high, x: base.width, y: -base.coreAscent)
      box.width += max(low.width, high.width)
    } else {
      let isPrimed = scripts.sup.map(TeXParser.isPrimes) ?? false
      let script = drawing.text(isPrimed ? above + below : below + above)
      drawing.move(script, x: base.width)
      box.width += script.width
    }
    box.end = drawing.strokes.count
    return box
  }

  private mutating func beside(_ scripts: MathTree.Scripts, on base: Box, from start: Int) -> Box {
    var box = base
    box.start = start
    var width = 0
    if let sup = scripts.sup {
      let script = layout(sup, Style(isTight: true))
      let bottom = base.coreAscent > 0 ? -base.coreAscent : -1
      let y = bottom - script.descent
      drawing.move(script, x: base.width, y: y)
      box.rise(to: script.ascent - y, 0)
      width = script.width
    }
    if let sub = scripts.sub {
      let script = layout(sub, Style(isTight: true))
      let y = (base.coreDescent > 0 ? base.coreDescent : 1) + script.ascent
      drawing.move(script, x: base.width, y: y)
      box.rise(to: 0, y + script.descent)
      width = max(width, script.width)
    }
    box.end = drawing.strokes.count
    box.width += width
    return box
  }

  private mutating func limits(_ scripts: MathTree.Scripts, on base: Box, from start: Int) -> Box {
    let over = scripts.sup.map { layout($0, Style(isTight: true)) }
    let under = scripts.sub.map { layout($0, Style(isTight: true)) }
    var box = base
    box.start = start
    box.width = max(base.width, over?.width ?? 0, under?.width ?? 0)
    // Everything drawn so far belongs to one of the three; the base comes first.
    drawing.move(base, x: (box.width - base.width) / 2)
    if let over {
      drawing.move(over, x: (box.width - over.width) / 2, y: -1 - base.ascent - over.descent)
      box.ascent += over.height
    }
    if let under {
      drawing.move(under, x: (box.width - under.width) / 2, y: 1 + base.descent + under.ascent)
      box.descent += under.height
    }
    box.end = drawing.strokes.count
    (box.coreAscent, box.coreDescent) = (box.ascent, box.descent)
    return box
  }
}

extension SmallScripts {
  /// More characters than this are hard to read when they are small.
  private static let longest = 8

  /// A script as small characters; nil unless every character has one.
  static func form(of tree: MathTree, above: Bool, ascii: Bool) -> String? {
    if ascii {
      guard TeXParser.isPrimes(tree) else { return nil }
      return String(repeating: "'", count: tree.items.count)
    }
    if case .symbol(let symbol) = tree, above {
      switch symbol.scalar {
      case "∗", "⋆": return "*"
      case "∘": return "°"
      case "†", "‡", "′": return String(symbol.scalar)
      case "⊺": return "ᵀ"
      default: break
      }
    }
    var text = ""
    var count = 0
    guard append(tree, above: above, to: &text, &count), count <= longest else { return nil }
    return text
  }

  private static func append(_ tree: MathTree, above: Bool, to text: inout String, _ count: inout Int) -> Bool
  {
    switch tree {
    case .symbol(let symbol):
      guard !symbol.isNegated, !symbol.font.isBold,
        symbol.font.family == .italic || symbol.font.family == .roman || symbol.kind != .letter
      else { return false }
      if above, symbol.scalar == "′" {
        text += "′"
        count += 1
        return true
      }
      return append(symbol.scalar, above: above, to: &text, &count)
    case .number(let characters, let font), .word(let characters, let font), .text(let characters, let font):
      guard !font.isBold, font.family != .blackboard else { return false }
      for scalar in characters.unicodeScalars where !append(scalar, above: above, to: &text, &count) {
        return false
      }
      return true
    case .row(let items):
      for item in items where !append(item, above: above, to: &text, &count) { return false }
      return true
    case .fenced(let fenced):
      guard fenced.opening == "(", fenced.closing == ")", fenced.parts.count == 1 else { return false }
      guard append("(", above: above, to: &text, &count) else { return false }
      guard append(fenced.parts[0], above: above, to: &text, &count) else { return false }
      return append(")", above: above, to: &text, &count)
    case .styled(.atom, let content), .styled(.textStyle, let content), .styled(.script, let content),
      .styled(.display, let content):
      return append(content, above: above, to: &text, &count)
    case .space(let mu): return mu < 12
    default: return false
    }
  }

  private static func append(
    _ scalar: Unicode.Scalar, above: Bool, to text: inout String, _ count: inout Int
  ) -> Bool {
    guard let small = above ? raised(scalar) : lowered(scalar) else { return false }
    text.unicodeScalars.append(small)
    count += 1
    return true
  }

  /// Whether all scripts of a formula can be small; those above and below operators do not matter.
  static func fit(_ tree: MathTree) -> Bool {
    switch tree {
    case .row(let items):
      for item in items where !fit(item) { return false }
      return true
    case .scripts(let scripts):
      guard fit(scripts.base) else { return false }
      if scripts.placement == .aboveAndBelow || (scripts.placement == .automatic && scripts.base.takesLimits)
      {
        return (scripts.sub.map(fit) ?? true) && (scripts.sup.map(fit) ?? true)
      }
      return (scripts.sub.map { form(of: $0, above: false, ascii: false) != nil } ?? true)
        && (scripts.sup.map { form(of: $0, above: true, ascii: false) != nil } ?? true)
    case .fraction(let fraction): return fit(fraction.numerator) && fit(fraction.denominator)
    case .root(let radicand, let degree): return fit(radicand) && (degree.map(fit) ?? true)
    case .fenced(let fenced):
      for part in fenced.parts where !fit(part) { return false }
      return true
    case .accent(_, let base), .band(_, let base), .styled(_, let base): return fit(base)
    case .arrow(_, let over, let under): return (over.map(fit) ?? true) && (under.map(fit) ?? true)
    case .table(let table):
      for row in table.rows {
        for cell in row where !fit(cell) { return false }
      }
      return true
    default: return true
    }
  }
}
