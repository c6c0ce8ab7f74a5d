internal import Course

/// The style sheet of a page: shared rules, and the sheet of paper that was asked for.
struct StyleSheet {
  let settings: PageSettings
  /// What stands at the head of each run of pages: a chapter of a book has its own.
  var runs: [Run] = []
  /// Whether the page is one of a site: it has a bar of links, which paper has not.
  var isForSite = false
  /// Whether the page is a report on a class.
  var isForReport = false

  /// Pages with heads of their own: the elements of class `run-…` begin a new one.
  struct Run {
    let name: String
    let left: String
    let right: String
    /// No heads and no number: a title page.
    var isBare = false
  }

  var text: RawText {
    var parts = [
      StyleSheet.colors, StyleSheet.type, StyleSheet.parts, StyleSheet.exercises, StyleSheet.pictures,
      StyleSheet.books,
      StyleSheet.screen,
    ]
    if isForReport { parts.append(StyleSheet.report) }
    if isForSite { parts.append(StyleSheet.site) }
    parts.append(StyleSheet.print)
    parts.append(paper)
    return .style(parts.joined(separator: "\n"))
  }

  /// A text of a style sheet: everything but letters, digits and spaces as escapes, so it cannot end early.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ": quoted.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value): quoted += " "
      case _ where scalar.value < 0x80: quoted += "\\" + String(scalar.value, radix: 16) + " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
