import SourceText
import Testing

@testable import Notation

/// What holds for every formula, tried on formulas put together at random.
struct LayoutPropertyTests {
  /// SplitMix64: the same formulas in every run.
  struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(sides))
    }
  }

  /// A formula that is well formed, at most so many levels deep.
  static func formula(_ dice: inout Dice, depth: Int) -> String {
    let atoms = [
      "x", "w_1", "2", "b", "\\alpha", "\\hat{y}", "y^{(i)}", "W^{[l]}", "\\mathbf{x}", "\\text{if }", "3.5",
      "\\infty",
      "\\mathbb{R}", "\\ldots", "\\partial",
    ]
    guard depth > 0 else { return atoms[dice.roll(atoms.count)] }
    let a = formula(&dice, depth: depth - 1)
    let b = formula(&dice, depth: depth - 1)
    switch dice.roll(16) {
    case 0: return "\\frac{\(a)}{\(b)}"
    case 1: return "\(a) + \(b)"
    case 2: return "\(a) = \(b)"
    case 3: return "\\left( \(a) \\right)^{\(b)}"
    case 4: return "\\sum_{i=1}^{\(a)} \(b)"
    case 5: return "\\sqrt{\(a)} \(b)"
    case 6: return "{\(a)}_{\(b)}"
    case 7: return "\\begin{bmatrix} \(a) & \(b) \\\\ \(b) & \(a) \\end{bmatrix}"
    case 8: return "\\log \(a) - \(b)"
    case 9: return "\\begin{cases} \(a) & \(b) \\\\ \(b) & \(a) \\end{cases}"
    case 10: return "\\underbrace{\(a)}_{\(b)}"
    case 11: return "(\(a), \(b))"
    case 12: return "\\begin{aligned} \(a) &= \(b) \\\\ &= \(a) \\end{aligned}"
    case 13: return "\\overline{\(a)} \\cdot \(b)"
    case 14: return "\\sqrt[3]{\(a)} \\xrightarrow{\(b)} c"
    default: return "\(a) \(b)"
    }
  }

  /// Tokens in any order.
  static func soup(_ dice: inout Dice) -> String {
    let tokens = [
      "{", "}", "^", "_", "&", "\\\\", "\\left(", "\\right)", "\\frac", "\\sqrt", "x", "1", "+",
      "\\begin{matrix}",
      "\\end{matrix}", "\\text{", "$", "'", "\\hat", "|", "\\|", "(", ")", "[", "]", "\\sum", "\\limits", "中",
      "é", "\\not",
      "\\tag{1}", "\\over", "\\bf", "\\color{red}", "\\hline", "%", "\\middle|", "\\,", "\\big", "&lt;",
      "\\foo",
    ]
    var text = ""
    for _ in 0..<(1 + dice.roll(20)) {
      text += tokens[dice.roll(tokens.count)] + (dice.roll(2) == 0 ? " " : "")
    }
    return text
  }

  @Test func everyFormIsSound() {
    var dice = Dice(state: 7)
    for _ in 0..<600 { expectSound(Self.formula(&dice, depth: 1 + dice.roll(4)), isKnown: true) }
  }

  @Test func anythingAtAllIsSound() {
    var dice = Dice(state: 11)
    for _ in 0..<1500 { expectSound(Self.soup(&dice), isKnown: false) }
  }

  private func expectSound(_ source: String, isKnown: Bool) {
    let layout = MathLayout(latex: source)
    if isKnown {
      #expect(layout.problem == nil, "\(source)")
      #expect(layout.unknown == [], "\(source)")
    }
    for columns in [nil, 30] {
      let block = layout.block(columns: columns)
      #expect(block.lines.indices.contains(block.baseline), "\(source)")
      for line in block.lines {
        #expect(DisplayWidth.columns(of: line) <= block.width, "\(source)")
        #expect(line.last != " ", "\(source)")
      }
    }
    for display in [true, false] {
      let mathML = layout.mathML(display: display, maxWidthInEm: display ? 20 : nil)
      #expect(Markup.isWellFormed(mathML), "\(source)\n\(mathML)")
    }
    #expect(!layout.oneLine().contains("\n"), "\(source)")
    if source.utf8.allSatisfy({ $0 < 0x80 }) {
      #expect(layout.oneLine(ascii: true).utf8.allSatisfy { $0 < 0x80 }, "\(source)")
      for line in layout.block(ascii: true).lines { #expect(line.utf8.allSatisfy { $0 < 0x80 }, "\(source)") }
    }
    #expect(layout.spoken(.english).isEmpty == layout.spoken(.chinese).isEmpty, "\(source)")
  }

  /// Sums as wide as you like come out no wider than asked for, with nothing lost.
  @Test func sumsFitAnyWidth() {
    for count in [5, 20, 80] {
      let source = "J = " + (1...count).map { "a_{\($0)}x^2" }.joined(separator: " + ")
      let layout = MathLayout(latex: source)
      let whole = layout.block().lines.joined().filter { $0 != " " }
      for columns in [12, 20, 40, 79] {
        let block = layout.block(columns: columns)
        #expect(block.width <= columns)
        #expect(block.lines.joined().filter { $0 != " " } == whole)
      }
    }
  }

  @Test func growsLinearly() {
    func cost(_ count: Int) -> Int {
      let layout = MathLayout(latex: (1...count).map { "\\frac{a_{\($0)}}{b}" }.joined(separator: " + "))
      return layout.mathML(display: true).utf8.count + layout.block().width
    }
    #expect(cost(1000) < 12 * cost(100))
  }
}
