/// Cuts a formula of a sentence where a typesetter may end a line: behind relations, `+`, `−` and commas, outside
/// brackets first, inside them where a piece would else be too long for a narrow line.
enum FormulaPieces {
  /// A piece that is longer is cut inside its brackets too.
  private static let longPiece = 11.0

  static func split(_ math: HTML.Element, over limit: Double) -> [HTML.Element] {
    guard MathWidth.estimate(.element(math)) > limit else { return [math] }
    var row = math.children
    // A single row around everything is no bracket.
    while let inner = row.onlyRow { row = inner }
    let pieces = cut(row, depth: 0).flatMap { piece in
      MathWidth.estimate(piece) > longPiece ? cut(flat(piece), depth: 2) : [piece]
    }
    return pieces.filter { !$0.isEmpty }.map { part in
      var piece = math
      piece.children = part
      return piece
    }
  }

  /// Rows that are wide as their parts.
  private static func flat(_ row: [HTML]) -> [HTML] {
    row.flatMap { child -> [HTML] in
      guard case .element(let element) = child, element.tag.name == "mrow", element.attributes.isEmpty,
        MathWidth.estimate(child) > longPiece / 2
      else { return [child] }
      return flat(element.children)
    }
  }

  /// - Parameter deepest: How many brackets may be open where it is cut.
  private static func cut(_ row: [HTML], depth deepest: Int) -> [[HTML]] {
    var pieces: [[HTML]] = [[]]
    var depth = 0
    for (index, child) in row.enumerated() {
      guard case .element(let element) = child, element.tag.name == "mo",
        let scalar = child.plainText.unicodeScalars.first
      else {
        pieces[pieces.count - 1].append(child)
        continue
      }
      if "([{⟨".unicodeScalars.contains(scalar) { depth += 1 }
      if ")]}⟩".unicodeScalars.contains(scalar) { depth -= 1 }
      let isBreak =
        depth <= deepest && !pieces[pieces.count - 1].isEmpty && index + 1 < row.count
        && element["form"] ?? "infix" == "infix"
        && (MathWidth.isRelation(scalar) || MathWidth.isAdditive(scalar) || scalar == ",")
      // At the end of its piece the operator would else take the spacing of a postfix.
      pieces[pieces.count - 1].append(
        isBreak ? .element(element.with(Attribute("form", "infix"))) : child)
      if isBreak && MathWidth.estimate(pieces[pieces.count - 1]) > 1.5 { pieces.append([]) }
    }
    return pieces
  }
}

extension [HTML] {
  /// The children of the row that is all there is.
  fileprivate var onlyRow: [HTML]? {
    guard count == 1, case .element(let only) = self[0], only.tag.name == "mrow", only.attributes.isEmpty
    else {
      return nil
    }
    return only.children
  }
}
