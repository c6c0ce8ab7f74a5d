/// What a person would take to belong together on one line.
enum Bracketing {
  /// One thing that nothing can be torn from.
  static func isAtom(_ tree: MathTree) -> Bool {
    switch tree {
    case .symbol(let symbol):
      switch symbol.atomClass {
      case .binary, .relation, .punctuation: false
      default: true
      }
    case .number, .word, .accent, .root, .source: true
    case .text(let words, _): !words.utf8.contains(0x20)
    case .fenced(let fenced): fenced.opening != nil && fenced.closing != nil
    case .table(let table): table.opening != nil
    case .fraction(let fraction): fraction.opening != nil
    case .row(let items): items.count == 1 && isAtom(items[0])
    case .styled(.phantom, _): true
    case .styled(.atom(.ordinary), let content):
      if case .symbol = content { true } else { isAtom(content) }
    case .styled(_, let content): isAtom(content)
    default: false
    }
  }

  /// Letters and digits only: `ij` behind `_`.
  static func isWord(_ tree: MathTree) -> Bool {
    for item in tree.items {
      switch item {
      case .symbol(let symbol):
        guard symbol.scalar.value < 0x80, symbol.kind == .letter else { return false }
      case .number, .word: break
      default: return false
      }
    }
    return !tree.isEmpty
  }

  /// What scripts may follow without brackets.
  static func isScriptBase(_ tree: MathTree) -> Bool {
    switch tree {
    case .symbol, .function, .band, .arrow, .fenced: true
    case .styled(.atom, let content): isScriptBase(content)
    case .styled(.color, let content), .styled(.size, let content), .styled(.display, let content):
      isScriptBase(content)
    case .row(let items): items.isEmpty || (items.count == 1 && isScriptBase(items[0]))
    default: isAtom(tree)
    }
  }

  private static func isPower(_ tree: MathTree) -> Bool {
    switch tree {
    case .scripts(let scripts): isScriptBase(scripts.base) && scripts.base.atomClass != .largeOperator
    case .row(let items): items.count == 1 && isPower(items[0])
    case .styled(_, let content): isPower(content)
    default: isAtom(tree)
    }
  }

  /// Whether a tree can stand over a slash without brackets: a product of simple things.
  static func isFactor(_ tree: MathTree) -> Bool {
    let items = tree.items
    if items.isEmpty { return false }
    if items.count == 2, items[0].atomClass == .function, items[1].atomClass == .fenced { return true }
    for (index, item) in items.enumerated() {
      if case .space(let mu) = item, mu < 12 { continue }
      if index == 0, items.count > 1, case .symbol(let symbol) = item, symbol.scalar == "−" { continue }
      guard isPower(item) else { return false }
    }
    return true
  }

  /// Whether a tree can stand under a slash without brackets: one thing, or a differential such as `∂w`.
  static func isDivisor(_ tree: MathTree) -> Bool {
    let items = tree.items
    if items.count == 1 { return isPower(items[0]) }
    guard items.count == 2, isPower(items[1]) else { return false }
    // `P(B)` holds together, `x(y)` might be a product.
    if items[1].atomClass == .fenced { return items[0].withoutScripts.isFunctionName }
    return isDifferential(items[0])
  }

  /// `d`, `∂`, `Δ`, also `∂²`.
  static func isDifferential(_ tree: MathTree) -> Bool {
    switch tree {
    case .symbol(let symbol): symbol.scalar == "d" || symbol.scalar == "∂" || symbol.scalar == "Δ"
    case .scripts(let scripts): scripts.sub == nil && isDifferential(scripts.base)
    default: false
    }
  }

  /// A superscript that starts with a layer, `[l]` or `[l]T`: the layer and the rest.
  static func layer(_ sup: MathTree) -> (MathTree, [MathTree])? {
    let items = sup.items
    guard let first = items.first, case .fenced(let fenced) = first, fenced.opening == "[",
      fenced.closing == "]"
    else { return nil }
    return (first, Array(items.dropFirst()))
  }
}
