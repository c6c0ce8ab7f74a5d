import SourceText
import TerminalSupport
import Testing

@testable import Terminal

/// Keys as a short text: letters are typed, `<name>` is a key.
private func keys(_ script: String) -> [KeyInput] {
  var result: [KeyInput] = []
  var rest = script[...]
  let named: [String: Key] = [
    "enter": Key(.enter), "tab": Key(.tab), "bs": Key(.backspace), "del": Key(.delete), "esc": Key(.escape),
    "left": Key(.left), "right": Key(.right), "up": Key(.up), "down": Key(.down), "home": Key(.home),
    "end": Key(.end), "c-left": Key(.left, .control), "c-right": Key(.right, .control),
    "a-enter": Key(.enter, .alt), "a-bs": Key(.backspace, .alt),
  ]
  while let first = rest.first {
    if first == "<", let end = rest.firstIndex(of: ">") {
      let name = String(rest[rest.index(after: rest.startIndex)..<end])
      rest = rest[rest.index(after: end)...]
      if let key = named[name] {
        result.append(.key(key))
      } else if name.hasPrefix("c-"), let letter = name.last {
        result.append(.key(.control(letter)))
      } else if name.hasPrefix("a-"), let letter = name.last {
        result.append(.key(.alt(letter)))
      } else if name.hasPrefix("paste:") {
        result.append(.paste(String(name.dropFirst(6))))
      }
      continue
    }
    result.append(.key(.character(first)))
    rest = rest.dropFirst()
  }
  return result
}

private struct Typing: CustomTestStringConvertible, Sendable {
  let script: String
  /// The text afterwards; `|` is the cursor.
  let result: String
  var isMultiline = false
  var testDescription: String { script }
}

@Test(arguments: [
  Typing(script: "abc", result: "abc|"),
  Typing(script: "abc<left><left>x", result: "ax|bc"),
  Typing(script: "abc<home><del>", result: "|bc"),
  Typing(script: "中文<bs>字", result: "中字|"),
  Typing(script: "e\u{301}<bs>", result: "|"),
  Typing(script: "👩‍👩‍👧x<left><bs>", result: "|x"),
  Typing(script: "dJ/db = 3*c<c-w>", result: "dJ/db = 3*|"),
  Typing(script: "3*(a + b)<c-left><c-left>", result: "3*(|a + b)"),
  Typing(script: "3*(a + b)<c-a><c-right>", result: "3|*(a + b)"),
  Typing(script: "abc def<a-b><c-k>", result: "abc |"),
  Typing(script: "abc def<c-u><c-y><c-y>", result: "abc defabc def|"),
  Typing(script: "abc<c-_>", result: "|"),
  Typing(script: "abc def<c-_>", result: "abc|"),
  Typing(script: "abc<bs><bs><c-_>", result: "abc|"),
  Typing(script: "abc<c-_><c-_><c-_>", result: "|"),
  Typing(script: "\\sig<tab>(z)", result: "σ(z)|"),
  Typing(script: "\\partial<tab>J", result: "∂J|"),
  Typing(script: "x\\le<tab>1", result: "x≤1|"),
  Typing(script: "\\t<tab>", result: "\\t|"),
  Typing(script: "cos<tab>", result: "cost|"),
  Typing(script: "<paste:a\nb>", result: "a b|"),
  Typing(script: "<paste:a\nb\n>", result: "a\nb|", isMultiline: true),
  Typing(script: "ab<enter>cd<up>x", result: "abx|\ncd", isMultiline: true),
  Typing(script: "ab<enter>cd<home><bs>", result: "ab|cd", isMultiline: true),
  Typing(script: "ab<enter>cd<up><end><del>", result: "ab|cd", isMultiline: true),
  Typing(script: "ab<enter>cd<c-_><c-_>", result: "ab|", isMultiline: true),
  Typing(script: "abcd<enter>e<up><c-k><c-k>", result: "a|e", isMultiline: true),
  Typing(script: "ab<left><c-j>", result: "a\n|b", isMultiline: true),
])
private func edits(_ typing: Typing) {
  var editor = LineEditor(isMultiline: typing.isMultiline, names: ["cost", "count"].filter { $0 != "count" })
  for key in keys(typing.script) { _ = editor.handle(key) }
  var lines = editor.lines.map { String($0) }
  let line = editor.lines[editor.row]
  lines[editor.row] = String(line[..<editor.column]) + "|" + String(line[editor.column...])
  #expect(lines.joined(separator: "\n") == typing.result)
}

@Test func submitsAndCancels() {
  func last(_ script: String, multiline: Bool = false) -> LineEditor.Response? {
    var editor = LineEditor(isMultiline: multiline)
    return keys(script).map { editor.handle($0) }.last
  }
  #expect(last("a<enter>") == .submitted)
  #expect(last("a<enter>", multiline: true) == .edited)
  #expect(last("a<enter><enter>", multiline: true) == .submitted)
  #expect(last("<enter>", multiline: true) == .ignored)
  #expect(last("a<c-d>", multiline: true) == .submitted)
  #expect(last("<c-d>") == .cancelled)
  #expect(last("a<esc>") == .cancelled)
  #expect(last("a<c-x>") == .editorWanted)
}

@Test func theEmptyLineThatSubmitsIsNotPartOfTheAnswer() {
  var editor = LineEditor(isMultiline: true)
  for key in keys("a = b<enter>= c<enter><enter>") { _ = editor.handle(key) }
  #expect(editor.text == "a = b\n= c")
}

@Test func historyKeepsWhatWasBeingTyped() {
  var editor = LineEditor(history: ["first", "second"])
  for key in keys("third<up>") { _ = editor.handle(key) }
  #expect(editor.text == "second")
  for key in keys("<up><up>") { _ = editor.handle(key) }
  #expect(editor.text == "first")
  for key in keys("<down><down>") { _ = editor.handle(key) }
  #expect(editor.text == "third")
}

@Test func ambiguousNamesAreListed() {
  var editor = LineEditor()
  for key in keys("\\ne<tab>") { _ = editor.handle(key) }
  #expect(editor.text == "≠")
  editor = LineEditor()
  for key in keys("\\ep<tab>\\t<tab>") { _ = editor.handle(key) }
  #expect(editor.text == "ε\\t")
  #expect(editor.suggestions == ["\\tau τ", "\\theta θ", "\\times ×", "\\top ᵀ"])
}

@Test func theCursorStandsWhereTheLetterIs() {
  let editor = LineEditor(text: "中文 = 3*(a", isMultiline: false)
  let wide = editor.drawn(columns: 40, prompt: "> ")
  #expect(wide.lines.map(\.text) == ["> 中文 = 3*(a"])
  #expect(wide.cursor == Screen.Position(row: 0, column: 13))
  let narrow = editor.drawn(columns: 9, prompt: "> ")
  #expect(narrow.lines.map(\.text) == ["> 中文 =", "   3*(a"])
  #expect(narrow.cursor == Screen.Position(row: 1, column: 7))
}

@Test func theCaretPointsAtTheFault() {
  let editor = LineEditor(text: "σ(z", isMultiline: false)
  let end = LineEditor.Mark(range: SourceRange(at: 4), message: "expected ')' here")
  #expect(
    editor.drawn(columns: 40, prompt: "> ", mark: end).lines.map(\.text) == [
      "> σ(z", "     ^ expected ')' here",
    ])
  let letter = LineEditor.Mark(range: SourceRange(3, 4), message: "'z' is not known")
  #expect(
    editor.drawn(columns: 20, prompt: "> ", mark: letter).lines.map(\.text)
      == ["> σ(z", "    ^", "  'z' is not known"])
}

@Test func anyKeysLeaveTheEditorInOnePiece() {
  var generator = SeededGenerator(seed: 5)
  let names = [
    "a", "中", " ", "\u{301}", "\\", "s", "<enter>", "<tab>", "<bs>", "<del>", "<left>", "<right>", "<up>",
    "<down>",
    "<home>", "<end>", "<c-left>", "<c-right>", "<c-w>", "<c-k>", "<c-u>", "<c-y>", "<c-_>", "<c-j>", "<a-d>",
    "<paste:x\ny>", "<a-enter>",
  ]
  for isMultiline in [false, true] {
    var editor = LineEditor(
      isMultiline: isMultiline, history: ["one", "two\nthree"], names: ["alpha", "alp"])
    for _ in 0..<20000 {
      for key in keys(names.randomElement(using: &generator) ?? "") { _ = editor.handle(key) }
      #expect(editor.row < editor.lines.count && editor.column <= editor.lines[editor.row].count)
      if editor.text.utf8.count > 400 { editor.setText("") }
      let drawing = editor.drawn(columns: 12, prompt: "> ")
      #expect(drawing.lines.allSatisfy { $0.width <= 12 })
      #expect(drawing.cursor.row < drawing.lines.count && drawing.cursor.column <= 12)
    }
  }
}
