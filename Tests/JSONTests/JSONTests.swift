import Testing

@testable import JSON

struct BadJSON: CustomTestStringConvertible {
  /// `‸` marks where reading stops.
  let marked: String
  let message: String
  var testDescription: String { marked }
}

@Suite struct JSONTests {
  @Test(arguments: [
    #"{"a":[1,-2.50e+3,true,false,null],"b":{"c":"x\ny"},"长":"\"\\"}"#, "[]", "{}", "\"\"",
    "12345678901234567890",
  ])
  func comesOutAsItWentIn(_ text: String) throws {
    #expect(try JSONValue.read(text).line == text)
    #expect(try JSONValue.read(JSONValue.read(text).indented).line == text)
  }

  @Test func readsEscapes() throws {
    #expect(try JSONValue.read(#""\u0041\ud83d\ude00\ud800x\/\b\f""#) == .string("A😀\u{FFFD}x/\u{8}\u{C}"))
    #expect(JSONValue.string("\u{1}\u{2028}\u{7F}").line == #""\u0001\u2028\u007f""#)
  }

  @Test(arguments: [
    BadJSON(marked: "‸", message: "expected a value here"),
    BadJSON(marked: "[1,‸]", message: "expected a value here"),
    BadJSON(marked: "{‸a:1}", message: "expected a name in quotes here"),
    BadJSON(marked: "{\"a\"‸ 1}", message: "expected ':' here"),
    BadJSON(marked: "1 ‸2", message: "expected the end of the line here"),
    BadJSON(marked: "‸01", message: "a number does not begin with 0"),
    BadJSON(marked: "1.‸", message: "expected a digit here"),
    BadJSON(marked: "‸\"a", message: "a string is not closed"),
    BadJSON(marked: "\"‸\u{1}\"", message: "a control character stands in a string"),
    BadJSON(marked: "\"‸\\x\"", message: "'\\' begins no escape here"),
    BadJSON(marked: "\"\\u00‸g0\"", message: "expected a hexadecimal digit here"),
    BadJSON(marked: "‸nul", message: "expected a value here"),
  ])
  func pointsAtTheFault(_ bad: BadJSON) throws {
    let parts = bad.marked.split(separator: "‸", omittingEmptySubsequences: false)
    let error = #expect(throws: JSONError.self) { try JSONValue.read(parts.joined()) }
    #expect(error?.message == bad.message)
    // Spaces before the fault are skipped by the reader.
    #expect(error?.offset == parts[0].utf8.count + (bad.message.hasPrefix("expected ':'") ? 1 : 0))
  }

  @Test func refusesDepthAndBadBytes() {
    #expect(throws: JSONError.self) { try JSONValue.read(String(repeating: "[", count: 100_000)) }
    #expect(throws: JSONError.self) { try JSONValue.read([0x22, 0xFF, 0x22]) }
    #expect(throws: Never.self) {
      try JSONValue.read(String(repeating: "[", count: 100) + String(repeating: "]", count: 100))
    }
  }

  /// Any bytes at all are read or refused; what is read comes out the same twice.
  @Test func survivesAnyBytes() {
    var state: UInt64 = 1
    let alphabet = Array(#"{}[],:"\u0a12-+.eE truefalsn"#.utf8) + [0xC3, 0xA9, 0x00]
    for _ in 0..<20_000 {
      var bytes: [UInt8] = []
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      for _ in 0..<Int(state >> 60) + 2 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      guard let value = try? JSONValue.read(bytes) else { continue }
      #expect((try? JSONValue.read(value.bytes)) == value)
    }
  }
}
