/// Finds the brackets of a row that belong together.
///
/// TeX sets `(a + b)^2` as loose signs with the exponent on `)` alone. Here the pair becomes one fenced
/// tree, so that brackets can grow, and the exponent is raised on the whole.
enum Fencing {
  static func matched(_ items: [MathTree]) -> [MathTree] {
    let items = withBars(withDoubleBars(withArguments(items)))
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

  /// `|x|`, `‖w‖`: bars that come in pairs enclose what is between them.
  private static func withBars(_ items: [MathTree]) -> [MathTree] {
    var bars = 0
    for item in items where bar(item) != nil { bars += 1 }
    guard bars > 0 else { return items }
    var result = items
    for sign: Unicode.Scalar in ["|", "‖"] {
      var places: [Int] = []
      for (index, item) in result.enumerated() where bar(item) == sign { places.append(index) }
      guard places.count % 2 == 0 else { continue }
      while places.count >= 2 {
        let end = places.removeLast()
        let start = places.removeLast()
        let content = Array(result[(start + 1)..<end])
        guard case .symbol = result[start], isEnclosable(content) else { continue }
        let fenced = MathTree.fenced(
          MathTree.Fenced(
            opening: sign, closing: sign, parts: [content.count == 1 ? content[0] : .row(content)],
            growth: .none))
        var whole = fenced
        if case .scripts(var scripts) = result[end] {
          scripts.base = fenced
          whole = .scripts(scripts)
        }
        result.replaceSubrange(start...end, with: [whole])
      }
    }
    return result
  }

  /// `||w||` typed with single bars.
  private static func withDoubleBars(_ items: [MathTree]) -> [MathTree] {
    var pairs: [Int] = []
    var bars = 0
    for (index, item) in items.enumerated() where bar(item) == "|" {
      bars += 1
      if index + 1 < items.count, case .symbol = item, bar(items[index + 1]) == "|", pairs.last != index - 1 {
        pairs.append(index)
      }
    }
    // `|a||b|` has bars that stand alone.
    guard !pairs.isEmpty, bars == 2 * pairs.count else { return items }
    var result = items
    for index in pairs.reversed() {
      var double = MathTree.symbol(MathSymbol("‖", .ordinary))
      if case .scripts(var scripts) = items[index + 1] {
        scripts.base = double
        double = .scripts(scripts)
      }
      result.replaceSubrange(index...(index + 1), with: [double])
    }
    return result
  }

  private static func bar(_ item: MathTree) -> Unicode.Scalar? {
    switch item {
    case .symbol(let symbol):
      symbol.kind == .ordinary && symbol.size == 0 && (symbol.scalar == "|" || symbol.scalar == "‖")
        ? symbol.scalar : nil
    case .scripts(let scripts): bar(scripts.base)
    default: nil
    }
  }

  /// Whether bars around it can mean one thing: in `a | b = c | d` they do not.
  private static func isEnclosable(_ content: [MathTree]) -> Bool {
    for item in content {
      switch item.atomClass {
      case .relation, .punctuation, .opening, .closing: return false
      default: break
      }
    }
    return !content.isEmpty
  }

  /// `\arg\min_x` is one operator with its subscript.
  private static func withArguments(_ items: [MathTree]) -> [MathTree] {
    var place: Int?
    for (index, item) in items.enumerated() {
      if case .function("arg", limits: false) = item, index + 1 < items.count {
        place = index
        break
      }
    }
    guard let place else { return items }
    var result = items
    switch items[place + 1] {
    case .function(let name, limits: true):
      result.replaceSubrange(place...(place + 1), with: [.function("arg " + name, limits: true)])
    case .scripts(var scripts):
      guard case .function(let name, limits: true) = scripts.base else { return items }
      scripts.base = .function("arg " + name, limits: true)
      result.replaceSubrange(place...(place + 1), with: [.scripts(scripts)])
    default: return items
    }
    return withArguments(result)
  }
}
