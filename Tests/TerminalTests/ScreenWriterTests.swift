import TerminalSupport
import Testing

@testable import Terminal

private let palettes = [
  Palette(.full), Palette(.indexed, isLight: true), Palette(.sixteen), Palette(.monochrome),
]

/// A screen full of things that go wrong: wide letters, clusters, colours, blanks.
private func randomScreen(_ size: Size, _ generator: inout SeededGenerator) -> Screen {
  let graphemes = ["a", "Z", " ", " ", "σ", "中", "，", "é", "👩‍👩‍👧", "∂", "█", "⣿", "ŷ", "x\u{304}"]
  let styles: [Style] = [.plain, .plain, .heading, .good, Style(.series(2), on: .scale(7)), .link]
  var screen = Screen(size)
  for _ in 0..<Int.random(in: 0...(size.rows * 3), using: &generator) {
    var line = Line()
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      line.append(
        graphemes.randomElement(using: &generator) ?? "", styles.randomElement(using: &generator) ?? .plain)
    }
    screen.put(
      line, row: Int.random(in: 0..<size.rows, using: &generator),
      column: Int.random(in: 0..<size.columns, using: &generator))
  }
  if Bool.random(using: &generator) {
    screen.cursor = Screen.Position(
      row: Int.random(in: 0..<size.rows, using: &generator),
      column: Int.random(in: 0..<size.columns, using: &generator))
  }
  return screen
}

@Test(arguments: palettes)
private func theTerminalShowsTheScreen(_ palette: Palette) {
  var generator = SeededGenerator(seed: 3)
  let size = Size(columns: 17, rows: 5)
  var terminal = VirtualTerminal(size)
  var writer = ScreenWriter(palette)
  for turn in 0..<400 {
    let screen = randomScreen(size, &generator)
    terminal.write(writer.update(to: screen))
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let shown = terminal[row, column]
        let wanted = screen[row, column]
        if shown.text != wanted.text || shown.pen != palette.sequence(for: wanted.style) {
          Issue.record("turn \(turn), row \(row), column \(column): \(shown) instead of \(wanted)")
          return
        }
      }
    }
    #expect(terminal.modes.contains(25) == (screen.cursor != nil))
    if let cursor = screen.cursor {
      #expect(terminal.row == cursor.row && terminal.column == cursor.column)
    }
    #expect(!terminal.modes.contains(2026))
  }
  #expect(terminal.unknown.isEmpty)
}

@Test func nothingIsWrittenWhenNothingChanged() {
  var writer = ScreenWriter(Palette(.full))
  var screen = Screen(Size(columns: 20, rows: 4))
  screen.put("hello", row: 1)
  #expect(!writer.update(to: screen).isEmpty)
  #expect(writer.update(to: screen).isEmpty)
  screen.put("hallo", row: 1)
  let change = String(decoding: writer.update(to: screen), as: UTF8.self)
  #expect(change == "\u{1B}[?2026h\u{1B}[?25l\u{1B}[2;2Ha\u{1B}[?2026l")
}

@Test func aNewSizeDrawsEverything() {
  var writer = ScreenWriter(Palette(.full))
  var terminal = VirtualTerminal(Size(columns: 20, rows: 4))
  var first = Screen(terminal.size)
  first.put("hello", row: 3)
  terminal.write(writer.update(to: first))
  terminal.resize(Size(columns: 10, rows: 3))
  var second = Screen(terminal.size)
  second.put("bye", row: 0)
  terminal.write(writer.update(to: second))
  #expect(terminal.text == ["bye", "", ""])
}

@Test func wideLettersAreNeverCutInHalf() {
  var screen = Screen(Size(columns: 4, rows: 1))
  screen.put("中文字", row: 0)
  #expect(screen.text == ["中文"])
  screen.put("x", row: 0, column: 1)
  #expect(screen.text == [" x文"])
  screen.put("y", row: 0, column: 2)
  #expect(screen.text == [" xy"])
}
