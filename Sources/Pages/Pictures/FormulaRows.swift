internal import Experiments

/// Equations that follow each other, set as one block with their first `=` under each other.
struct FormulaRows {
  let formulas: FormulaPrinter

  /// A block of more would leave half a page empty.
  private static let rowLimit = 8

  /// The parts with every run of short equations without notes as one formula.
  func joined(_ parts: [ExperimentResult.Part]) -> [ExperimentResult.Part] {
    var result: [ExperimentResult.Part] = []
    var run: [(latex: String, sides: (String, String))] = []
    func flush() {
      if run.count == 1 { result.append(.formula(FormulaLine(run[0].latex))) }
      if run.count > 1 {
        let lines = run.map { "\($0.sides.0) &= \($0.sides.1)" }.joined(separator: #" \\ "#)
        result.append(.formula(FormulaLine(#"\begin{aligned} "# + lines + #" \end{aligned}"#)))
      }
      run = []
    }
    for part in parts {
      if case .formula(let line) = part, line.note == nil, let sides = FormulaRows.sides(of: line.latex),
        // A longer line is broken for its page, on its own.
        formulas.width(line.latex) < FormulaPrinter.phoneWidth - 3
      {
        if run.count == FormulaRows.rowLimit { flush() }
        run.append((line.latex, sides))
      } else {
        flush()
        result.append(part)
      }
    }
    flush()
    return result
  }

  /// What stands on both sides of the first `=` outside brackets; nil for what is no equation of one line.
  static func sides(of latex: String) -> (String, String)? {
    if [#"\\"#, "&", #"\begin"#, #"\left"#].contains(where: { latex.contains($0) }) { return nil }
    let bytes = Array(latex.utf8)
    var depth = 0
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "=") where depth == 0 && index > 0 && bytes[index - 1] != UInt8(ascii: ":"):
        let left = String(decoding: bytes[..<index], as: UTF8.self)
        return (left, String(decoding: bytes[(index + 1)...], as: UTF8.self))
      default: break
      }
    }
    return nil
  }
}
