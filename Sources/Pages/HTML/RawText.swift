/// A style sheet, a script or data for it: the text of a page that is not escaped.
///
/// What is put together from outside goes in through `StyleSheet.quoted` or `JSONText`, neither of which can end
/// the element.
struct RawText: Hashable, Sendable {
  let element: String
  let opening: String
  let text: String

  private init(_ element: String, opening: String, _ text: String) {
    precondition(!text.contains("</"), "the text would end its element")
    self.element = element
    self.opening = opening
    self.text = text
  }

  static func style(_ text: String) -> RawText { RawText("style", opening: "style", text) }

  /// A script of ours, of a site's search page alone.
  static func script(_ text: StaticString) -> RawText {
    RawText("script", opening: "script", text.description)
  }

  /// Rows of texts for the script, as JSON that can end no element.
  static func data(_ rows: [[String]], id: StaticString) -> RawText {
    let text = rows.map { row in "[" + row.map(quoted).joined(separator: ",") + "]" }.joined(separator: ",\n")
    return RawText("script", opening: "script type=\"application/json\" id=\"\(id)\"", "[\(text)]")
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: quoted += "\\" + String(scalar)
      case 0..<0x20, 0x26, 0x3C, 0x3E, 0x7F...0x9F, 0x2028, 0x2029:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
