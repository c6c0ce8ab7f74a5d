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

  static func isOpening(_ item: MathTree) -> Bool {
    if case .symbol(let symbol) = item { return symbol.kind == .opening }
    return false
  }

  /// The closing bracket of an item, scripts or not.
  static func closing(_ item: MathTree) -> MathSymbol? {
    switch item {
    case .symbol(let symbol):
      symbol.kind == .closing && symbol.scalar != "!" && symbol.scalar != "?" ? symbol : nil
    case .scripts(let scripts): closing(scripts.base)
    default: nil
    }
  }

  /// `|x|`, `‖w‖`: bars that come in pairs enclose what is between them.
  private static func withBars(_ items: [MathTree]) -> [MathTree] {
    var result = items
    for sign: Unicode.Scalar in ["|", "‖"] {
      var count = 0
      for item in result where bar(item) == sign { count += 1 }
      if count > 0, count % 2 == 0 { result = withBars(result, sign) }
    }
    return result
  }

  private static func withBars(_ items: [MathTree], _ sign: Unicode.Scalar) -> [MathTree] {
    var done: [MathTree] = []
    done.reserveCapacity(items.count)
    var start: Int?
    for item in items {
      guard bar(item) == sign else {
        done.append(item)
        continue
      }
      guard let first = start else {
        start = done.count
        done.append(item)
        continue
      }
      start = nil
      let content = Array(done[(first + 1)...])
      guard case .symbol = done[first], isEnclosable(content) else {
        done.append(item)
        continue
      }
      let fenced = MathTree.fenced(
        MathTree.Fenced(
          opening: sign, closing: sign, parts: [content.count == 1 ? content[0] : .row(content)],
          growth: .none))
      done.removeSubrange(first...)
      if case .scripts(var scripts) = item {
        scripts.base = fenced
        done.append(.scripts(scripts))
      } else {
        done.append(fenced)
      }
    }
    return done
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
    var result: [MathTree] = []
    result.reserveCapacity(items.count)
    var next = 0
    for (index, item) in items.enumerated() {
      if next < pairs.count, pairs[next] == index { continue }
      guard next < pairs.count, pairs[next] + 1 == index else {
        result.append(item)
        continue
      }
      next += 1
      var double = MathTree.symbol(MathSymbol("‖", .ordinary))
      if case .scripts(var scripts) = item {
        scripts.base = double
        double = .scripts(scripts)
      }
      result.append(double)
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
    var hasArgument = false
    for item in items {
      if case .function("arg", limits: false) = item { hasArgument = true }
    }
    guard hasArgument else { return items }
    var result: [MathTree] = []
    for item in items {
      guard case .function("arg", limits: false)? = result.last else {
        result.append(item)
        continue
      }
      switch item {
      case .function(let name, limits: true):
        result[result.count - 1] = .function("arg " + name, limits: true)
      case .scripts(var scripts):
        if case .function(let name, limits: true) = scripts.base {
          scripts.base = .function("arg " + name, limits: true)
          result[result.count - 1] = .scripts(scripts)
        } else {
          result.append(item)
        }
      default: result.append(item)
      }
    }
    return result
  }
}
