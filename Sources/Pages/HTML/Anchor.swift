/// The name of a place in a page, safe as an `id` and behind `#`.
struct Anchor: Hashable, Sendable {
  let name: String

  /// Letters, digits, `-`, `_` and `.` of the parts, joined by `--`; everything else becomes `-`.
  init(_ parts: String...) {
    self.init(parts)
  }

  init(_ parts: [String]) {
    let clean = parts.map { part in
      var name = String.UnicodeScalarView()
      for scalar in part.unicodeScalars {
        let isKept =
          scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-"
          || scalar == "_" || scalar == "."
        name.append(isKept ? scalar : "-")
      }
      return String(name)
    }
    name = clean.joined(separator: "--")
  }
}
