import TerminalSupport
import Testing

@testable import Terminal

private struct Typed: CustomTestStringConvertible, Sendable {
  let bytes: String
  let keys: [KeyInput]
  var testDescription: String { bytes.debugDescription }

  init(_ bytes: String, _ keys: KeyInput...) {
    self.bytes = bytes
    self.keys = keys
  }
}

private let table: [Typed] = [
  Typed("a", .key(.character("a"))),
  Typed("σ中", .key(.character("σ")), .key(.character("中"))),
  Typed("\r", .key(Key(.enter))),
  Typed("\n", .key(.control("j"))),
  Typed("\t", .key(Key(.tab))),
  Typed("\u{7F}\u{08}", .key(Key(.backspace)), .key(Key(.backspace))),
  Typed("\u{01}\u{03}\u{1A}", .key(.control("a")), .key(.control("c")), .key(.control("z"))),
  Typed("\u{1F}", .key(.control("_"))),
  Typed("\u{00}", .key(.control(" "))),
  Typed("\u{1B}[A\u{1B}OB", .key(Key(.up)), .key(Key(.down))),
  Typed("\u{1B}[1;5C", .key(Key(.right, .control))),
  Typed("\u{1B}[1;2D\u{1B}[1;3D", .key(Key(.left, .shift)), .key(Key(.left, .alt))),
  Typed(
    "\u{1B}[H\u{1B}[4~\u{1B}[1~\u{1B}OF", .key(Key(.home)), .key(Key(.end)), .key(Key(.home)), .key(Key(.end))
  ),
  Typed("\u{1B}[5~\u{1B}[6;5~", .key(Key(.pageUp)), .key(Key(.pageDown, .control))),
  Typed("\u{1B}[2~\u{1B}[3~", .key(Key(.insert)), .key(Key(.delete))),
  Typed(
    "\u{1B}OP\u{1B}[15~\u{1B}[24~\u{1B}[[A", .key(Key(.function(1))), .key(Key(.function(5))),
    .key(Key(.function(12))), .key(Key(.function(1)))),
  Typed("\u{1B}[Z", .key(Key(.tab, .shift))),
  Typed("\u{1B}b\u{1B}中", .key(.alt("b")), .key(.alt("中"))),
  Typed("\u{1B}\r", .key(Key(.enter, .alt))),
  Typed("\u{1B}\u{7F}", .key(Key(.backspace, .alt))),
  Typed("\u{1B}[13;2u", .key(Key(.enter, .shift))),
  Typed("\u{1B}[97;5u", .key(.control("a"))),
  Typed(
    "\u{1B}[200~x = 1\r\ny\u{07} = 2\rz\n\u{1B}[201~q", .paste("x = 1\ny = 2\nz\n"), .key(.character("q"))),
  Typed("\u{1B}[200~\u{1B}[A\u{1B}[201~", .paste("[A")),
  // What terminals answer or report, and nobody asked for.
  Typed("\u{1B}]11;rgb:0000/0000/0000\u{07}a", .key(.character("a"))),
  Typed("\u{1B}P1+r\u{1B}\\a", .key(.character("a"))),
  Typed("\u{1B}[I\u{1B}[?62;c\u{1B}[<0;10;10Ma", .key(.character("a"))),
  Typed("\u{1B}[99~\u{1B}[1;9Xa", .key(.character("a"))),
]

@Test(arguments: table)
private func decodesWhatTerminalsSend(_ typed: Typed) {
  var decoder = KeyDecoder()
  #expect(decoder.decode(Array(typed.bytes.utf8)) == typed.keys)
  #expect(!decoder.isWaiting)
}

@Test(arguments: table)
private func howTheBytesArriveDoesNotMatter(_ typed: Typed) {
  var whole = KeyDecoder()
  let expected = whole.decode(Array(typed.bytes.utf8))
  var decoder = KeyDecoder()
  var keys: [KeyInput] = []
  for byte in typed.bytes.utf8 { keys += decoder.decode([byte]) }
  #expect(keys == expected)
}

@Test func aLoneEscapeWaitsForTheTimeout() {
  var decoder = KeyDecoder()
  #expect(decoder.decode([0x1B]).isEmpty)
  #expect(decoder.isWaiting)
  #expect(decoder.flush() == [.key(Key(.escape))])
  #expect(decoder.decode([0x1B]).isEmpty)
  #expect(decoder.decode(Array("[A".utf8)) == [.key(Key(.up))])
  #expect(decoder.decode([0x1B, 0x1B]) == [.key(Key(.escape))])
  #expect(decoder.flush() == [.key(Key(.escape))])
}

@Test func altBracketIsTypedToo() {
  var decoder = KeyDecoder()
  #expect(decoder.decode(Array("\u{1B}[".utf8)).isEmpty)
  #expect(decoder.flush() == [.key(.alt("["))])
}

@Test func brokenUTF8IsShownNotLost() {
  var decoder = KeyDecoder()
  #expect(decoder.decode([0xFF, 0x61]) == [.key(.character("\u{FFFD}")), .key(.character("a"))])
  #expect(decoder.decode([0xE4, 0xB8, 0x61]).count == 2 + 1)
  #expect(decoder.decode([0xE4]).isEmpty)
  #expect(decoder.flush() == [.key(.character("\u{FFFD}"))])
}

@Test func anyBytesAreSurvivedAndEnd() {
  var generator = SeededGenerator(seed: 7)
  for _ in 0..<2000 {
    var decoder = KeyDecoder()
    for _ in 0..<Int.random(in: 1...5, using: &generator) {
      let alphabet: [UInt8] = [0x1B, 0x5B, 0x4F, 0x3B, 0x31, 0x7E, 0x41, 0xE4, 0xB8, 0xAD, 0x75, 0x32, 0x30]
      let bytes = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0
      }
      _ = decoder.decode(bytes)
    }
    _ = decoder.decode(Array("\u{1B}[201~".utf8))
    _ = decoder.flush()
    #expect(decoder.decode(Array("x".utf8)) == [.key(.character("x"))])
  }
}
