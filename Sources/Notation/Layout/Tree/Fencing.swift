/// Finds the brackets of a row that belong together.
///
/// TeX sets `(a + b)^2` as loose signs with the exponent on `)` alone. Here the pair becomes one fenced
/// tree, so that brackets can grow, and the exponent is raised on the whole.
enum Fencing {
  static func matched(_ items: [MathTree]) -> [MathTree] {
    var hasClosing = false
    for item in items where closing(item) != nil {
      hasClosing = true
      break
    }
    guard hasClosing else { return items }
    var done: [MathTree] = []
    done.reserveCapacity(items.count)
    var open: [Int] = []
    for item in items {
      if isOpening(item) {
        open.append(done.count)
        done.append(item)
      } else if let end = closing(item), let start = open.popLast(), case .symbol(let first) = done[start] {
        let content = Array(done[(start + 1)...])
        let fenced = MathTree.fenced(
          MathTree.Fenced(
            opening: first.scalar, closing: end.scalar,
            parts: [content.count == 1 ? content[0] : .row(content)],
            growth: first.size == 0 ? .none : .fixed(first.size)))
        done.removeSubrange(start...)
        if case .scripts(var scripts) = item {
          scripts.base = fenced
          done.append(.scripts(scripts))
        } else {
          done.append(fenced)
        }
      } else {
        done.append(item)
      }
    }
    return done
  }

  private static func isOpening(_ item: MathTree) -> Bool {
    if case .symbol(let symbol) = item { return symbol.kind == .opening }
    return false
  }

  /// The closing bracket of an item, scripts or not.
  private static func closing(_ item: MathTree) -> MathSymbol? {
    switch item {
    case .symbol(let symbol):
      symbol.kind == .closing && symbol.scalar != "!" && symbol.scalar != "?" ? symbol : nil
    case .scripts(let scripts): closing(scripts.base)
    default: nil
    }
  }
}
