/// Prints a formula on one line with the fewest brackets that keep its meaning.
struct LinePrinter {
  let ascii: Bool
  private(set) var text: [UInt8] = []
  /// What the last thing written was, when that was a script that a letter after it would seem to continue.
  private var openScript = OpenScript.none

  enum OpenScript {
    case none
    case sub
    case sup
  }

  init(ascii: Bool) {
    self.ascii = ascii
    text.reserveCapacity(128)
  }

  static func text(of tree: MathTree, ascii: Bool) -> String {
    var printer = LinePrinter(ascii: ascii)
    printer.write(tree, tight: false)
    printer.trimSpaces()
    return String(decoding: printer.text.drop { $0 == 0x20 }, as: UTF8.self)
  }

  mutating func append(_ string: String) {
    text += string.utf8
    openScript = .none
  }

  mutating func write(_ tree: MathTree, tight: Bool) {
    switch tree {
    case .row(let items): row(items, tight: tight)
    case .symbol(let symbol): write(symbol)
    case .number(let digits, let font), .word(let digits, let font): letters(digits, font)
    case .function(let name, _): append(name)
    case .text(let words, _):
      words.utf8.first == 0x20 && text.last == 0x20 ? append(String(words.dropFirst())) : append(words)
    case .space(let mu): space(BlockPrinter.columns(ofSpace: mu))
    case .fraction(let fraction): write(fraction)
    case .scripts(let scripts): write(scripts, tight: tight)
    case .root(let radicand, let degree): root(radicand, degree)
    case .fenced(let fenced): write(fenced, tight: tight)
    case .accent(let accent, let base): write(accent, base)
    case .band(let band, let base): write(band, base, tight: tight)
    case .arrow(let arrow, let over, let under): write(arrow, over, under)
    case .table(let table): write(table, isEnclosed: false)
    case .styled(let decoration, let content): write(decoration, content, tight: tight)
    case .source(let source): append(source)
    }
  }

  private mutating func space(_ count: Int) {
    for _ in 0..<max(0, count) { text.append(0x20) }
  }

  private mutating func row(_ items: [MathTree], tight: Bool) {
    var classes: [AtomClass] = []
    classes.reserveCapacity(items.count)
    for item in items {
      if case .space = item { continue }
      classes.append(item.atomClass)
    }
    classes = AtomClass.resolved(classes)
    var spacing = RowSpacing(isTight: tight)
    var index = 0
    for item in items {
      if case .space(let mu) = item {
        spacing.add(mu)
        continue
      }
      let atom = classes[index]
      index += 1
      let edges = WordEdges(item, ascii: ascii)
      var gap = spacing.gap(before: atom, edges)
      if gap == 0, openScript != .none, index > 1 {
        switch atom {
        case .opening, .fenced: gap = openScript == .sup ? 1 : 0
        case .inner, .function: gap = 1
        default: gap = edges.beginsWithWord ? 1 : 0
        }
      }
      if text.last == 0x20, gap == 1 { gap = 0 }
      space(gap)
      openScript = .none
      write(item, tight: tight)
    }
    if spacing.rest > 1 { space(spacing.rest) }
  }

  private mutating func write(_ symbol: MathSymbol) {
    if ascii {
      if symbol.isNegated { append("not ") }
      append(ASCIINames.form(of: symbol.scalar))
    } else {
      openScript = .none
      text += UTF8.encode(BlockPrinter.shown(symbol)).map { Array($0) } ?? []
      if symbol.isNegated { append("\u{338}") }
    }
  }

  private mutating func letters(_ word: String, _ font: MathFont) {
    guard !ascii, font.isBold || font.family == .blackboard else { return append(word) }
    for scalar in word.unicodeScalars { write(MathSymbol(scalar, .letter, font: font)) }
  }

  /// Writes a part in brackets where it would be misread without.
  mutating func write(_ tree: MathTree, bracketed: Bool) {
    if bracketed { append("(") }
    write(tree, tight: false)
    if bracketed { append(")") }
  }

  private mutating func write(_ fraction: MathTree.Fraction) {
    if !fraction.hasBar {
      append(fraction.opening.map { ascii ? ASCIINames.form(of: $0) : String($0) } ?? "(")
      write(fraction.numerator, tight: false)
      append(fraction.opening == "(" ? " choose " : "; ")
      write(fraction.denominator, tight: false)
      append(fraction.closing.map { ascii ? ASCIINames.form(of: $0) : String($0) } ?? ")")
      return
    }
    if let opening = fraction.opening { append(ascii ? ASCIINames.form(of: opening) : String(opening)) }
    write(fraction.numerator, bracketed: !Bracketing.isFactor(fraction.numerator))
    append("/")
    write(fraction.denominator, bracketed: !Bracketing.isDivisor(fraction.denominator))
    if let closing = fraction.closing { append(ascii ? ASCIINames.form(of: closing) : String(closing)) }
  }

  private mutating func root(_ radicand: MathTree, _ degree: MathTree?) {
    if ascii {
      append(degree == nil ? "sqrt(" : "root(")
      if let degree {
        write(degree, tight: false)
        append(", ")
      }
      write(radicand, tight: false)
      append(")")
      return
    }
    if let degree {
      if let small = SmallScripts.form(of: degree, above: true, ascii: false) {
        append(small)
      } else {
        append("root(")
        write(degree, tight: false)
        append(", ")
        write(radicand, tight: false)
        return append(")")
      }
    }
    append("√")
    write(radicand, bracketed: !BlockPrinter.isSingle(radicand))
  }

  private mutating func write(_ fenced: MathTree.Fenced, tight: Bool) {
    delimiter(fenced.opening)
    for (index, part) in fenced.parts.enumerated() {
      if index > 0 {
        if !tight { text.append(0x20) }
        delimiter(fenced.middles[index - 1])
        if !tight { text.append(0x20) }
      }
      if case .table(let table) = part, table.opening == nil, table.closing == nil {
        write(table, isEnclosed: true)
      } else {
        write(part, tight: tight)
      }
    }
    delimiter(fenced.closing)
  }

  mutating func delimiter(_ scalar: Unicode.Scalar?) {
    guard let scalar, scalar != " " else { return }
    append(ascii ? ASCIINames.form(of: scalar) : String(scalar))
  }

  private mutating func write(_ decoration: MathTree.Decoration, _ content: MathTree, tight: Bool) {
    switch decoration {
    case .phantom, .verticalPhantom: break
    case .boxed:
      append("[")
      write(content, tight: tight)
      append("]")
    case .struck:
      if ascii {
        append("cancel(")
        write(content, tight: false)
        append(")")
      } else {
        let start = text.count
        write(content, tight: tight)
        strike(from: start)
      }
    default: write(content, tight: tight)
    }
  }

  private mutating func strike(from start: Int) {
    let words = String(decoding: text[start...], as: UTF8.self)
    text.removeSubrange(start...)
    for scalar in words.unicodeScalars {
      text += String(scalar).utf8
      text += "\u{336}".utf8
    }
  }

  mutating func leaveOpen(_ script: OpenScript) { openScript = script }

  mutating func trimSpaces() {
    while text.last == 0x20 { text.removeLast() }
  }
}
