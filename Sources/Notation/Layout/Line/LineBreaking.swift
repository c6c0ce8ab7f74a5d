/// Where to break a formula that is too wide, for terminals and pages alike.
enum LineBreaking {
  /// A part that is never torn apart; widths in any unit.
  struct Part {
    var width: Int
    /// Space before it, unless it starts a line.
    var gap: Int
    var atom: AtomClass
    /// Levels of brackets around it.
    var depth: Int
    /// One of several words of a text.
    var isWord = false
  }

  /// Where continued lines line up: under the first relation, or at 0 where that is too far to the right.
  static func hangingIndent(_ parts: [Part], widest: Int) -> Int {
    var x = 0
    for part in parts {
      x += part.gap
      if part.atom == .relation, part.depth == 0 { return x <= widest ? x : 0 }
      x += part.width
    }
    return 0
  }

  /// The part that starts the next line: the cheapest place to break that still fits.
  static func lineEnd(_ parts: [Part], from start: Int, width: Int) -> Int {
    var used = 0
    var best = parts.count
    var bestCost = Int.max
    for index in start..<parts.count {
      if index > start, let penalty = penalty(parts, before: index) {
        if used <= width {
          let cost = penalty + 60 * (width - used) / max(1, width)
          if cost <= bestCost { (best, bestCost) = (index, cost) }
        } else {
          // Where nothing fits, the first place after the part that is too wide.
          return best == parts.count ? index : best
        }
      }
      used += (index > start ? parts[index].gap : 0) + parts[index].width
    }
    return used <= width ? parts.count : best
  }

  /// How bad it is to break before a part; nil where it would tear things apart.
  private static func penalty(_ parts: [Part], before index: Int) -> Int? {
    if parts[index - 1].isWord, parts[index].isWord { return 25 }
    let depth = 30 * min(parts[index].depth, parts[index - 1].depth)
    switch (parts[index - 1].atom, parts[index].atom) {
    case (_, .closing), (_, .punctuation), (.opening, _), (.function, _), (.largeOperator, _), (.sign, _),
      (.relation, _), (.binary, _):
      return nil
    case (_, .relation): return depth
    case (.punctuation, _): return 25 + depth
    case (_, .binary): return 20 + depth
    default: return parts[index].gap > 0 ? 60 + depth : 90 + depth
    }
  }
}
