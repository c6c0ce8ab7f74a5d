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
}
