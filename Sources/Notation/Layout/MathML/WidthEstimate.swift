/// How wide a formula is on a page, in hundredths of an em; a guess within some ten percent.
///
/// No font is asked: the widths are those of Latin Modern Math, rounded.
struct WidthEstimate {
  /// Scripts are set at seven tenths of the size.
  private static let scriptPercent = 71

  static func width(of tree: MathTree, display: Bool = true, tight: Bool = false) -> Int {
    switch tree {
    case .row(let items):
      return parts(of: items, display: display, tight: tight).reduce(0) { $0 + $1.gap + $1.width }
    case .symbol(let symbol): return width(of: symbol, display: display)
    case .number(let digits, _): return 50 * digits.unicodeScalars.count
    case .word(let word, _), .text(let word, _), .function(let word, _): return letters(word)
    case .source(let source): return 55 * source.unicodeScalars.count
    case .space(let mu): return mu * 100 / 18
    case .fraction(let fraction):
      let parts = [fraction.numerator, fraction.denominator].map {
        width(of: $0, display: false, tight: tight)
      }
      let inner = max(parts[0], parts[1]) + 10
      return (display || fraction.style == .display ? inner : inner * 75 / 100)
        + (fraction.opening == nil ? 0 : 120)
    case .scripts(let scripts): return width(of: scripts, display: display, tight: tight)
    case .root(let radicand, let degree):
      return 90 + width(of: radicand, display: display, tight: tight) + (degree.map { scripted($0) / 2 } ?? 0)
    case .fenced(let fenced):
      let inner = fenced.parts.reduce(0) { $0 + width(of: $1, display: display, tight: tight) }
      return inner + (fenced.growth == .none ? 80 : 130) + 70 * fenced.middles.count
    case .accent(_, let base), .band(_, let base): return width(of: base, display: display, tight: tight) + 5
    case .arrow(_, let over, let under):
      return max(160, 100 + max(over.map(scripted) ?? 0, under.map(scripted) ?? 0)) + 56
    case .table(let table): return width(of: table)
    case .styled(let decoration, let content):
      let inner = width(of: content, display: display, tight: tight)
      switch decoration {
      case .size(let percent): return inner * percent / 100
      case .verticalPhantom, .lapped: return 0
      case .boxed: return inner + 60
      default: return inner
      }
    }
  }

  /// The widths of the items of a row and the gaps before them.
  static func parts(of items: [MathTree], display: Bool, tight: Bool) -> [LineBreaking.Part] {
    var classes: [AtomClass] = []
    for item in items {
      if case .space = item { continue }
      classes.append(item.atomClass)
    }
    classes = AtomClass.resolved(classes)
    var parts: [LineBreaking.Part] = []
    var place = 0
    for item in items {
      let width = width(of: item, display: display, tight: tight)
      if case .space = item {
        parts.append(LineBreaking.Part(width: width, gap: 0, atom: .ordinary, depth: 0))
        continue
      }
      var gap = 0
      if place > 0 {
        switch AtomSpace.between(classes[place - 1], classes[place], tight: tight) {
        case .none: gap = 0
        case .thin: gap = 17
        case .medium: gap = 22
        case .thick: gap = 28
        }
      }
      parts.append(LineBreaking.Part(width: width, gap: gap, atom: classes[place], depth: 0))
      place += 1
    }
    return parts
  }

  private static func scripted(_ tree: MathTree) -> Int {
    width(of: tree, display: false, tight: true) * scriptPercent / 100
  }

  private static func width(of scripts: MathTree.Scripts, display: Bool, tight: Bool) -> Int {
    let base = width(of: scripts.base, display: display, tight: tight)
    let script = max(scripts.sub.map(scripted) ?? 0, scripts.sup.map(scripted) ?? 0)
    let isStacked =
      scripts.placement == .aboveAndBelow
      || (scripts.placement == .automatic && display && scripts.base.takesLimits)
    return isStacked ? max(base, script) : base + script + 6
  }

  private static func width(of table: MathTable) -> Int {
    var widths = [Int](repeating: 0, count: table.columnCount)
    for row in table.rows {
      for (column, cell) in row.enumerated() {
        let width = width(of: cell, display: table.isDisplay, tight: table.kind == .stacked)
        widths[column] = max(widths[column], width)
      }
    }
    var total = widths.reduce(0, +)
    switch table.kind {
    case .matrix: total += 80 * widths.count
    case .cases: total += 100 * max(0, widths.count - 1) + 20
    case .aligned: total += 200 * max(0, (widths.count - 1) / 2) + 20
    case .gathered: total += 80
    case .stacked: break
    }
    if !table.tags.isEmpty { total += 350 }
    return total + (table.opening == nil ? 0 : 60) + (table.closing == nil ? 0 : 60)
  }

  private static func width(of symbol: MathSymbol, display: Bool) -> Int {
    switch symbol.kind {
    case .letter: return letter(symbol.scalar, bold: symbol.font.isBold)
    case .uprightLetter: return 68
    case .limitOperator: return display ? 144 : 106
    case .integral: return display ? 95 : 65
    case .binary: return 78
    case .relation: return symbol.scalar == ":" || symbol.scalar == "|" || symbol.scalar == "∣" ? 28 : 85
    case .opening, .closing: return symbol.size > 1 ? 75 : 42
    case .punctuation: return 28
    case .dots: return 110
    case .ordinary: return symbol.scalar == "|" ? 28 : 60
    }
  }

  private static func letters(_ text: String) -> Int {
    var total = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20, 0x2009: total += 33
      case 0x2E80...: total += 100
      default: total += letter(scalar, bold: false)
      }
    }
    return total
  }

  private static func letter(_ scalar: Unicode.Scalar, bold: Bool) -> Int {
    let width =
      switch scalar {
      case "i", "j", "l", "t", "I": 38
      case "f", "r", "s": 46
      case "m": 88
      case "w": 72
      case "M", "W": 100
      case "A"..."Z": 74
      default: 55
      }
    return bold ? width * 112 / 100 : width
  }
}
