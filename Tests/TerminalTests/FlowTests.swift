import SourceText
import TerminalSupport
import Testing

@testable import Terminal

private struct Wrapped: CustomTestStringConvertible, Sendable {
  let text: String
  let columns: Int
  let lines: [String]
  var testDescription: String { "\(text) in \(columns)" }
}

@Test(arguments: [
  Wrapped(text: "the chain rule", columns: 9, lines: ["the chain", "rule"]),
  Wrapped(text: "the chain rule", columns: 10, lines: ["the chain", "rule"]),
  Wrapped(text: "the  chain", columns: 5, lines: ["the", "chain"]),
  Wrapped(text: "a-priori", columns: 3, lines: ["a-", "pri", "ori"]),
  Wrapped(text: "abcdefgh", columns: 3, lines: ["abc", "def", "gh"]),
  Wrapped(text: "well (as it is)", columns: 8, lines: ["well (as", "it is)"]),
  Wrapped(text: "导数沿着图", columns: 6, lines: ["导数沿", "着图"]),
  // A comma does not begin a line, a bracket does not end one.
  Wrapped(text: "导数，沿着图", columns: 4, lines: ["导", "数，", "沿着", "图"]),
  Wrapped(text: "用（链）", columns: 6, lines: ["用", "（链）"]),
  Wrapped(text: "用 dJ/db 求导", columns: 8, lines: ["用 dJ/db", "求导"]),
  Wrapped(text: "用dJ/db求导", columns: 9, lines: ["用dJ/db求", "导"]),
  Wrapped(text: "", columns: 5, lines: []),
  Wrapped(text: "中", columns: 1, lines: []),
])
private func breaksWhereTheLanguageAllows(_ wrapped: Wrapped) {
  var flow = Flow()
  flow.append(wrapped.text)
  #expect(flow.lines(columns: wrapped.columns).map(\.text) == wrapped.lines)
}

@Test func softBreaksVanishBetweenIdeographs() {
  var flow = Flow()
  flow.append("导数")
  flow.appendSoftBreak()
  flow.append("沿着，")
  flow.appendSoftBreak()
  flow.append("图 of")
  flow.appendSoftBreak()
  flow.append("steps")
  #expect(flow.lines(columns: 40).map(\.text) == ["导数沿着，图 of steps"])
}

@Test func aFormulaStaysWhole() {
  var flow = Flow()
  flow.append("so ")
  flow.appendWhole("∂J/∂b = 6")
  flow.append(", as was to be shown")
  #expect(flow.lines(columns: 11).map(\.text) == ["so", "∂J/∂b = 6,", "as was to", "be shown"])
}

@Test func lineEndsAreKept() {
  var flow = Flow()
  flow.append("one")
  flow.appendLineEnd()
  flow.appendLineEnd()
  flow.append("two")
  #expect(flow.lines(columns: 10).map(\.text) == ["one", "", "two"])
}

@Test func controlCharactersCannotReachTheTerminal() {
  var flow = Flow()
  flow.append("a\u{1B}[31mb\u{202E}c\u{9B}d")
  #expect(flow.lines(columns: 40).map(\.text) == ["a␛[31mb\u{FFFD}c\u{FFFD}d"])
}

@Test func noLineIsTooWideAndNothingIsLost() {
  var generator = SeededGenerator(seed: 11)
  let words = ["the", "链式", "法则，", "gradient-descent", "（a）", "σ(z)", "x", "，", "supercalifragilistic", "用"]
  for turn in 0..<2000 {
    var flow = Flow()
    var text = ""
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      let word = words.randomElement(using: &generator) ?? ""
      let gap = Bool.random(using: &generator) ? " " : ""
      if Int.random(in: 0..<5, using: &generator) == 0 {
        flow.appendWhole(word)
        flow.append(gap)
      } else {
        flow.append(word + gap)
      }
      text += word + gap
    }
    let columns = Int.random(in: 2...30, using: &generator)
    let lines = flow.lines(columns: columns)
    #expect(lines.allSatisfy { $0.width <= columns }, "turn \(turn): \(text) in \(columns)")
    let kept = lines.map(\.text).joined().filter { $0 != " " }
    #expect(kept == text.filter { $0 != " " }, "turn \(turn): \(text) in \(columns)")
  }
}
