import SourceText

extension Exercise {
  /// The exercise with other numbers: those of `variants` that a seed picks, and every number of its text that a claim
  /// ties to them.
  ///
  /// The same seed gives the same variant everywhere. Its `tests` are those of the original and say nothing about it.
  ///
  /// - Parameter compute: The value of a claim's formula at the values of `try`, which are numbers as they are written;
  ///   nil where it has none.
  /// - Throws: `ExerciseError` when a claim cannot be computed; an exercise without `variants` is returned as it is.
  public func variant(
    seed: UInt64, compute: (_ formula: String, _ values: [String: String]) -> Double?
  ) throws(ExerciseError) -> Exercise {
    guard !variants.isEmpty else { return self }
    var random = SplitMix64(state: seed)
    var values: [String: String] = [:]
    for named in context.try { values[named.name] = named.value.text }
    for variant in variants {
      values[variant.name] = variant.values[Int(random.next() % UInt64(variant.values.count))]
    }
    var inWords: [(SourceRange, String)] = []
    for claim in (prompt + hints.flatMap { $0 } + solution + explanation).allClaims {
      if claim.formula == "given" { continue }
      guard let value = compute(claim.formula, values) else {
        let problem = Diagnostic(
          "course.variant-claim", at: claim.range, "'\(claim.formula)' has no value in a variant")
        throw .faulty([Finding(words, problem)])
      }
      inWords.append(
        (claim.range, Exercise.printed(value, like: claim.value, exactly: values[claim.formula])))
    }
    let inFront = context.try.compactMap { named in
      values[named.name].map { (named.value.range, $0) }
    }
    if source.name == words.name {
      return try Exercise(Exercise.edited(source, inFront + inWords))
    }
    return try Exercise(Exercise.edited(source, inFront), twin: Exercise.edited(words, inWords))
  }

  /// A number with as many decimals as another one; a given one with all that it has, for learners work with what they read.
  private static func printed(_ value: Double, like text: String, exactly given: String?) -> String {
    let rounded = printed(value, like: text)
    guard let given, !text.hasSuffix("%"), Double(rounded) != Double(given), Double(given) != nil else {
      return rounded
    }
    return given
  }

  /// A number with as many decimals as another one; whole numbers show what they need.
  static func printed(_ value: Double, like text: String) -> String {
    if text.hasSuffix("%") {
      let mark = text.hasSuffix("\\%") ? "\\%" : "%"
      return printed(value * 100, like: String(text.dropLast(mark.count))) + mark
    }
    let point = text.utf8.firstIndex(of: UInt8(ascii: "."))
    let decimals = point.map { text.utf8.distance(from: $0, to: text.utf8.endIndex) - 1 } ?? 0
    if value == value.rounded(), value.magnitude < 1e15, decimals == 0 { return String(Int(value)) }
    var scale = 1.0
    for _ in 0..<(decimals == 0 ? 6 : decimals) { scale *= 10 }
    guard (value * scale).magnitude < 1e15 else { return "\(value)" }
    let units = Int((value * scale).rounded())
    let (whole, rest) = units.magnitude.quotientAndRemainder(dividingBy: UInt(scale))
    var digits = String(rest)
    while digits.utf8.count < (decimals == 0 ? 6 : decimals) { digits = "0" + digits }
    if decimals == 0 { while digits.hasSuffix("0") { digits.removeLast() } }
    return (units < 0 ? "-" : "") + String(whole) + (digits.isEmpty ? "" : "." + digits)
  }

  private static func edited(_ file: SourceFile, _ edits: [(SourceRange, String)]) -> SourceFile {
    var bytes = Array(file.text.utf8)
    for (range, text) in edits.sorted(by: { $0.0.lower > $1.0.lower }) {
      bytes.replaceSubrange(range.lower..<range.upper, with: text.utf8)
    }
    return SourceFile(name: file.name, text: String(decoding: bytes, as: UTF8.self))
  }
}

/// Steele, Lea and Flood, *Fast splittable pseudorandom number generators* (2014).
private struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
