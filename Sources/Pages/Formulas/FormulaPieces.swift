/// Cuts a formula of a sentence where a typesetter may end a line: behind relations, `+`, `−` and commas outside
/// brackets.
enum FormulaPieces {
  static func split(_ math: HTML.Element, over limit: Double) -> [HTML.Element] {
    guard MathWidth.estimate(.element(math)) > limit else { return [math] }
    var row = math.children
    // A single row around everything is no bracket.
    while row.count == 1, case .element(let only) = row[0], only.tag.name == "mrow", only.attributes.isEmpty {
      row = only.children
    }
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
        depth == 0 && !pieces[pieces.count - 1].isEmpty && index + 1 < row.count
        && element["form"] ?? "infix" == "infix"
        && (MathWidth.isRelation(scalar) || MathWidth.isAdditive(scalar) || scalar == ",")
      // At the end of its piece the operator would else take the spacing of a postfix.
      pieces[pieces.count - 1].append(
        isBreak ? .element(element.with(Attribute("form", "infix"))) : child)
      if isBreak && MathWidth.estimate(pieces[pieces.count - 1]) > 1.5 { pieces.append([]) }
    }
    return pieces.filter { !$0.isEmpty }.map { part in
      var piece = math
      piece.children = part
      return piece
    }
  }
}
