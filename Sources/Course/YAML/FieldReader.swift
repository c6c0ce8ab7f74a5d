import SourceText

/// Reads the keys of a map one after the other and reports what is missing, of the wrong kind or unknown.
struct FieldReader {
  private let map: YAMLValue
  private let entries: [YAMLValue.Entry]
  private var asked: Set<String> = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ map: YAMLValue) {
    self.map = map
    entries = map.map ?? []
    if map.map == nil {
      diagnostics.append(
        Diagnostic(
          "course.not-a-map", at: map.range, "\(map.kindName) stands where lines 'key: value' belong"))
    }
  }

  mutating func value(_ key: String) -> YAMLValue? {
    asked.insert(key)
    return entries.first { $0.key == key }?.value
  }

  mutating func required(_ key: String, for purpose: String) -> YAMLValue? {
    if let value = value(key) { return value }
    let place = entries.first?.keyRange ?? SourceRange(at: map.range.lower)
    report("course.missing-key", at: place, "'\(key)' is missing: \(purpose)")
    return nil
  }

  // MARK: - Kinds of values

  mutating func word(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    guard let text = value.scalar else {
      report("course.not-a-value", at: value.range, "'\(key)' takes a single value, not \(value.kindName)")
      return nil
    }
    return text
  }

  mutating func whole(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let value = value(key) else { return nil }
    guard let number = value.scalar.flatMap({ Int($0) }), range.contains(number) else {
      let most = range.upperBound == .max ? "up" : "to \(range.upperBound)"
      report(
        "course.not-a-number", at: value.range,
        "'\(key)' takes a whole number from \(range.lowerBound) \(most)")
      return nil
    }
    return number
  }

  mutating func number(_ key: String, allowingZero: Bool = false) -> Double? {
    guard let value = value(key) else { return nil }
    guard let number = value.scalar.flatMap({ Double($0) }), number.isFinite,
      number > 0 || (allowingZero && number == 0)
    else {
      report(
        "course.not-a-number", at: value.range,
        "'\(key)' takes a number \(allowingZero ? "from 0" : "above 0")")
      return nil
    }
    return number
  }

  /// A formula or another text; a list is spelled with brackets: `[[1, 2], [3, 4]]`.
  mutating func written(_ key: String) -> Written? { value(key).flatMap { written($0, key) } }

  /// A text, or a list of them.
  mutating func list(_ key: String) -> [Written] {
    guard let value = value(key) else { return [] }
    return (value.list ?? [value]).compactMap { written($0, key) }
  }

  mutating func words(_ key: String) -> [String] { list(key).map(\.text) }

  /// A map of names to texts.
  mutating func names(_ key: String) -> [Named] {
    guard let value = value(key) else { return [] }
    guard let entries = value.map else {
      report("course.not-a-map", at: value.range, "'\(key)' takes a map, as in {a: 5, b: 3}")
      return []
    }
    return entries.compactMap { entry in
      written(entry.value, key).map { Named(entry.key, at: entry.keyRange, $0) }
    }
  }

  mutating func written(_ value: YAMLValue, _ key: String) -> Written? {
    switch value.kind {
    case .scalar(let text): return Written(text, at: value.range)
    case .list: return Written(value.bracketed, at: value.range)
    case .map:
      report("course.not-a-value", at: value.range, "'\(key)' takes a text here, not a map")
      return nil
    }
  }

  // MARK: - Reports

  mutating func report(_ id: String, at range: SourceRange, _ message: String, help: String? = nil) {
    diagnostics.append(Diagnostic(id, at: range, message, help: help))
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Reports the keys that nobody asked for.
  mutating func reportUnknown() {
    for entry in entries where !asked.contains(entry.key) {
      let near = nearest(to: entry.key, among: asked.sorted())
      report(
        "course.unknown-key", at: entry.keyRange, "'\(entry.key)' means nothing here",
        help: near.map { "did you mean '\($0)'?" })
    }
  }
}

extension YAMLValue {
  /// A list in brackets, whatever lines it stood on.
  fileprivate var bracketed: String {
    switch kind {
    case .scalar(let text): text
    case .list(let items): "[\(items.map(\.bracketed).joined(separator: ", "))]"
    case .map: flattened
    }
  }
}

/// The word at most two edits away, and fewer than half its letters.
func nearest(to word: String, among words: [String]) -> String? {
  let letters = Array(word.utf8)
  let best = words.map { ($0, editDistance(letters, Array($0.utf8))) }.min { $0.1 < $1.1 }
  guard let best, best.1 <= 2, best.1 * 2 < max(letters.count, best.0.utf8.count) else { return nil }
  return best.0
}

private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var row = Array(0...right.count)
  for i in left.indices {
    var diagonal = row[0]
    row[0] = i + 1
    for j in right.indices {
      let above = row[j + 1]
      row[j + 1] = min(above + 1, row[j] + 1, diagonal + (left[i] == right[j] ? 0 : 1))
      diagonal = above
    }
  }
  return row[right.count]
}
