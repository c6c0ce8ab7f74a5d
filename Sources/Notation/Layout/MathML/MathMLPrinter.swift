/// Prints a formula as MathML Core.
///
/// Spacing follows TeX: where the operator dictionary of MathML would part or join things otherwise, the
/// attributes say so. Alphabets are Unicode characters, since Core knows no `mathvariant` but `normal`.
struct MathMLPrinter {
  var out = MarkupWriter()

  struct Style {
    var isDisplay: Bool
    /// Inside a script, where operators stand close.
    var isTight = false

    var inner: Style { Style(isDisplay: false, isTight: isTight) }
    static let script = Style(isDisplay: false, isTight: true)
  }

  /// Writes a tree as exactly one element.
  mutating func write(_ tree: MathTree, _ style: Style) {
    switch tree {
    case .row(let items):
      if items.count == 1 { return write(items[0], style) }
      out.add("<mrow>")
      row(items, style)
      out.add("</mrow>")
    case .symbol(let symbol): write(symbol, as: symbol.atomClass, style)
    case .number(let digits, let font): number(digits, font)
    case .word(let word, let font): identifier(word, font)
    case .function(let name, _): function(name)
    case .text(let words, let font): text(words, font)
    case .space(let mu): space(mu)
    case .fraction(let fraction): write(fraction, style)
    case .scripts(let scripts): write(scripts, style)
    case .root(let radicand, let degree): root(radicand, degree, style)
    case .fenced(let fenced): write(fenced, style)
    case .accent(let accent, let base): write(accent, base, style)
    case .band(let band, let base): write(band, base, style)
    case .arrow(let arrow, let over, let under): write(arrow, over, under)
    case .table(let table): write(table, style)
    case .styled(let decoration, let content): write(decoration, content, style)
    case .source(let source):
      out.add("<mtext style=\"font-family:monospace\">")
      out.add(text: source)
      out.add("</mtext>")
    }
  }

  /// The items of a row, with the space that TeX puts between them; a row that continues another one may
  /// start with an operator.
  mutating func row(_ items: [MathTree], _ style: Style, continues: Bool = false) {
    var classes: [AtomClass] = []
    classes.reserveCapacity(items.count)
    for item in items {
      if case .space = item { continue }
      classes.append(item.atomClass)
    }
    let first = classes.first
    classes = AtomClass.resolved(classes)
    if continues, first == .binary { classes[0] = .binary }
    var place = 0
    var isJoined = false
    for (index, item) in items.enumerated() {
      if case .space(let mu) = item {
        space(mu)
        continue
      }
      let atom = classes[place]
      // `:=` is one sign, not two relations with space between them.
      if atom == .relation, let symbol = item.plainRelation, index + 1 < items.count || isJoined {
        let continues = index + 1 < items.count && items[index + 1].plainRelation != nil
        if continues || isJoined {
          relation(symbol, starts: !isJoined, ends: !continues, style)
          isJoined = continues
          place += 1
          continue
        }
      }
      if place > 0 {
        let previous = classes[place - 1]
        let isPlain = atom != .function && previous != .function && atom != .inner && previous != .inner
        if !isPlain, atom != .largeOperator, previous != .largeOperator,
          AtomSpace.between(previous, atom, tight: style.isTight) == .thin
        {
          out.add("<mspace width=\"0.1667em\"/>")
        }
      }
      place += 1
      write(item, as: atom, style)
      if case .function = item.withoutScripts, place < classes.count { out.add("<mo>\u{2061}</mo>") }
    }
  }

  /// Writes an item whose class its neighbours have settled.
  private mutating func write(_ item: MathTree, as atom: AtomClass, _ style: Style) {
    switch item {
    case .symbol(let symbol): write(symbol, as: atom, style)
    case .scripts(let scripts):
      if case .symbol(let symbol) = scripts.base {
        guard isStacked(scripts, style), !style.isTight, atom == .relation || atom == .binary else {
          return write(scripts, base: symbol, as: atom, style)
        }
        // Browsers disagree on the space of an operator under a label.
        let space: StaticString =
          atom == .relation ? "<mspace width=\"0.2778em\"/>" : "<mspace width=\"0.2222em\"/>"
        out.add(space)
        write(scripts, base: symbol, as: .ordinary, style)
        out.add(space)
      } else {
        write(scripts, style)
      }
    case .arrow(let arrow, let over, let under):
      out.add("<mspace width=\"0.2778em\"/>")
      write(arrow, over, under)
      out.add("<mspace width=\"0.2778em\"/>")
    case .styled(.atom(let given), let content): write(content, given: given, resolved: atom, style)
    default: write(item, style)
    }
  }

  /// `\mathrel{x}` and the like: the class decides the space around it.
  private mutating func write(_ content: MathTree, given: AtomClass, resolved: AtomClass, _ style: Style) {
    switch content {
    case .symbol(let symbol) where symbol.hasOperatorForm: return write(symbol, as: resolved, style)
    case .scripts: return write(content, as: resolved, style)
    default: break
    }
    let space: StaticString? =
      switch resolved {
      case .relation: "<mspace width=\"0.2778em\"/>"
      case .binary: "<mspace width=\"0.2222em\"/>"
      default: nil
      }
    guard let space, !style.isTight, !content.hasOwnSpace else { return write(content, style) }
    out.add("<mrow>")
    out.add(space)
    write(content, style)
    out.add(space)
    out.add("</mrow>")
  }

  private mutating func relation(_ scalar: Unicode.Scalar, starts: Bool, ends: Bool, _ style: Style) {
    if starts { out.add(style.isTight ? "<mo lspace=\"0em\" rspace=\"0em\">" : "<mo form=\"infix\">") }
    out.put(scalar)
    if ends { out.add("</mo>") }
  }

  mutating func space(_ mu: Int) {
    guard mu != 0 else { return }
    out.add("<mspace width=\"")
    out.add(raw: MathMLPrinter.em(mu))
    out.add("em\"/>")
  }

  /// Eighteenths as a decimal fraction of four digits at most.
  static func em(_ mu: Int) -> String {
    let tenThousandths = (abs(mu) * 10_000 + 9) / 18
    var digits = String(tenThousandths % 10_000)
    while digits.utf8.count < 4 { digits = "0" + digits }
    while digits.utf8.last == UInt8(ascii: "0") { digits = String(digits.dropLast()) }
    let whole = tenThousandths / 10_000
    return (mu < 0 ? "-" : "") + (digits.isEmpty ? "\(whole)" : "\(whole).\(digits)")
  }

  private mutating func function(_ name: String) {
    out.add(name.unicodeScalars.count == 1 ? "<mi mathvariant=\"normal\">" : "<mi>")
    for scalar in name.unicodeScalars { out.put(scalar == " " ? "\u{2009}" : scalar) }
    out.add("</mi>")
  }

  private mutating func number(_ digits: String, _ font: MathFont) {
    out.add("<mn>")
    for scalar in digits.unicodeScalars { out.put(MathAlphabet.character(scalar, in: font)) }
    out.add("</mn>")
  }

  private mutating func identifier(_ word: String, _ font: MathFont) {
    out.add("<mi>")
    for scalar in word.unicodeScalars { out.put(MathAlphabet.character(scalar, in: font)) }
    out.add("</mi>")
  }

  private mutating func text(_ words: String, _ font: MathFont) {
    if font.isBold {
      out.add("<mtext style=\"font-weight:bold\">")
    } else {
      switch font.family {
      case .italic: out.add("<mtext style=\"font-style:italic\">")
      case .monospaced: out.add("<mtext style=\"font-family:monospace\">")
      case .sans: out.add("<mtext style=\"font-family:sans-serif\">")
      default: out.add("<mtext>")
      }
    }
    out.add(words: words)
    out.add("</mtext>")
  }
}

extension MathTree {
  /// The character of a relation without scripts.
  fileprivate var plainRelation: Unicode.Scalar? {
    switch self {
    case .symbol(let symbol):
      symbol.kind == .relation && symbol.size == 0 && !symbol.isNegated ? symbol.scalar : nil
    default: nil
    }
  }

  /// The base under any scripts.
  var withoutScripts: MathTree {
    if case .scripts(let scripts) = self { return scripts.base.withoutScripts }
    return self
  }

  /// Whether MathML gives its element space as an operator.
  var hasOwnSpace: Bool {
    switch self {
    case .symbol(let symbol): symbol.atomClass == .relation || symbol.atomClass == .binary
    case .scripts(let scripts): scripts.base.hasOwnSpace
    case .arrow: true
    default: false
    }
  }
}
